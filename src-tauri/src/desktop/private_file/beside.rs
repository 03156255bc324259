//! A file that is written beside the one whose place it takes, by a thread of its own: a drive that hangs holds up nobody who was
//! told to stop, and no lock waits for it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;
use vault::store::Stop;

/// How much is handed over at once, in bytes.
pub const PIECE: usize = 256 * 1024;
/// How often who waits for the drive asks whether to go on waiting.
const LOOK: Duration = Duration::from_millis(50);
/// How much of the chosen name, in bytes, the name of the unfinished file begins with: with what comes after, file systems take it.
const NAME_START: usize = 160;

/// Files that have not taken their names. Whoever ends the program knows nobody who writes, so they are told here.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// What the thread is to do next; each is answered.
enum Job {
    Write(Vec<u8>),
    Seek(SeekFrom),
    /// Onto the disk.
    Sync,
    /// To take its name. Asked only once all of it is on the disk: of what was stopped before, nothing takes a name later.
    Name,
}

/// The end of it that somebody writes to.
pub struct Beside {
    jobs: Option<Sender<Job>>,
    answers: Receiver<io::Result<u64>>,
    stop: Option<Stop>,
}

impl Beside {
    /// Begins a file in the folder of `path`, for its owner's eyes alone.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let path = path.to_owned();
        Self::over(move |jobs, answers| match begin_beside(&path) {
            Ok(begun) => {
                let _unfinished = Unfinished::note(begun.path());
                if answers.send(Ok(0)).is_ok() {
                    work(begun, &path, jobs, answers);
                }
            }
            Err(error) => {
                let _ = answers.send(Err(error));
            }
        })
    }

    /// Over a thread that answers once before anything is asked of it.
    fn over(thread: impl FnOnce(&Receiver<Job>, &Sender<io::Result<u64>>) + Send + 'static) -> io::Result<Self> {
        let ((jobs, asked), (answering, answers)) = (channel(), channel());
        thread::Builder::new().name("saving".to_owned()).spawn(move || thread(&asked, &answering))?;
        let beside = Self { jobs: Some(jobs), answers, stop: None };
        beside.answer()?;
        Ok(beside)
    }

    /// From here on nobody waits for the drive once this was stopped.
    pub fn until(&mut self, stop: Stop) {
        self.stop = Some(stop);
    }

    pub fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(Stop::is_stopped)
    }

    /// Puts it onto the disk and gives it its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.ask(Job::Sync)?;
        self.ask(Job::Name).map(drop)
    }

    /// Lets go of it: nothing of it stays.
    pub fn abandon(mut self) {
        self.jobs = None;
        // Until it is gone, as far as anybody waits for it.
        while self.answer().is_ok() {}
    }

    fn ask(&mut self, job: Job) -> io::Result<u64> {
        let jobs = self.jobs.as_ref().ok_or(ErrorKind::BrokenPipe)?;
        jobs.send(job).map_err(|_| ErrorKind::BrokenPipe)?;
        self.answer()
    }

    fn answer(&self) -> io::Result<u64> {
        loop {
            match self.answers.recv_timeout(LOOK) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Disconnected) => return Err(ErrorKind::BrokenPipe.into()),
                Err(RecvTimeoutError::Timeout) if self.is_stopped() => return Err(ErrorKind::TimedOut.into()),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut piece = Vec::new();
        let count = bytes.take(PIECE as u64).read_to_end(&mut piece)?;
        self.ask(Job::Write(piece))?;
        Ok(count)
    }

    /// What was written is with the thread already.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Beside {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.ask(Job::Seek(to))
    }
}

/// Does what it is asked, until it is finished or nobody asks any more. What has no name by then goes with `begun`.
fn work(mut begun: NamedTempFile, path: &Path, jobs: &Receiver<Job>, answers: &Sender<io::Result<u64>>) {
    while let Ok(job) = jobs.recv() {
        if matches!(job, Job::Name) {
            let _ = answers.send(name(begun, path).map(|()| 0));
            return;
        }
        if answers.send(act(begun.as_file_mut(), job)).is_err() {
            return;
        }
    }
}

fn act(file: &mut File, job: Job) -> io::Result<u64> {
    match job {
        Job::Write(bytes) => file.write_all(&bytes).map(|()| 0),
        Job::Seek(to) => file.seek(to),
        Job::Sync | Job::Name => file.sync_all().map(|()| 0),
    }
}

fn name(begun: NamedTempFile, path: &Path) -> io::Result<()> {
    begun.persist(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

/// Begins a file in the same folder, for its owner alone. Its name begins as the chosen one and is not hidden: after a power cut in
/// the middle, words anybody can read should not lie where nobody sees them.
fn begin_beside(path: &Path) -> io::Result<NamedTempFile> {
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
    let start = name.get(..name.floor_char_boundary(NAME_START)).unwrap_or_default();
    let folder = path.parent().ok_or(ErrorKind::InvalidInput)?;
    tempfile::Builder::new().prefix(&format!("{start}.")).suffix(".part").tempfile_in(folder)
}

/// That a file took its name outlives a power cut once its folder is on the disk, too. Some file systems take no such wish, and
/// Windows knows none.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// A file that has not taken its name, as long as this lives.
struct Unfinished(PathBuf);

impl Unfinished {
    fn note(path: &Path) -> Self {
        unfinished().insert(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what has not come to its end: the program does. Who still writes finds it gone, and nothing takes its name. Removing waits
/// for a drive that hangs, so it is done aside, and waited for at most so long.
pub fn remove_unfinished(limit: Duration) {
    let left = std::mem::take(&mut *unfinished());
    if left.is_empty() {
        return;
    }
    let (done, removed) = channel();
    let aside = thread::Builder::new().name("removing".to_owned()).spawn(move || {
        for path in left {
            // One on a drive that is gone cannot be helped.
            let _ = fs::remove_file(path);
        }
        let _ = done.send(());
    });
    if aside.is_ok() {
        let _ = removed.recv_timeout(limit);
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_drive_that_hangs_holds_nobody_up_who_was_told_to_stop() {
        // Nobody reads from the other end: once the pipe is full, writing to it waits, as on a drive that is gone.
        let (other, pipe) = io::pipe().unwrap();
        let mut file = File::from(std::os::fd::OwnedFd::from(pipe));
        let mut beside = Beside::over(move |jobs, answers| {
            answers.send(Ok(0)).unwrap();
            while let Ok(job) = jobs.recv() {
                let _ = answers.send(act(&mut file, job));
            }
        })
        .unwrap();
        let stop = Stop::new();
        beside.until(stop.clone());
        let writing = thread::spawn(move || {
            let error = beside.write_all(&vec![b'a'; 8 << 20]).unwrap_err();
            (error.kind(), beside.is_stopped())
        });
        stop.stop();
        assert_eq!(writing.join().unwrap(), (ErrorKind::TimedOut, true));
        drop(other);
    }
}
