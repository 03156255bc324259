//! A life as its disk sees it: what it wrote, named and made durable, and what it said meanwhile, in order.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::life::Work;
use super::strace::{self, Call};
use crate::desk::process::tool;

/// A file or a folder, whatever it is called.
pub type Node = usize;
/// The folder everything is recorded in.
pub const ROOT: Node = 0;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Write {
        file: Node,
        at: u64,
        bytes: Vec<u8>,
    },
    Resize {
        file: Node,
        length: u64,
    },
    /// Names were given or taken, all at once.
    Names(Vec<Named>),
    /// What was written to a file is durable.
    SyncFile(Node),
    /// What was named in a folder is durable.
    SyncFolder(Node),
    /// A line of what the life said.
    Said(String),
}

/// A name in a folder stands for something from now on, or for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub folder: Node,
    pub name: OsString,
    pub node: Option<Node>,
}

/// What lay on the disk at first.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    pub folders: BTreeMap<Node, BTreeMap<OsString, Node>>,
    pub files: BTreeMap<Node, Vec<u8>>,
}

pub struct Recording {
    pub before: Tree,
    pub events: Vec<Event>,
}

/// Every call that can change what is on a disk, or what a descriptor stands for, but `fcntl`, which is asked for locks
/// all the time: a descriptor that came about by it is one that nobody knows, and writing to it is an error.
const CALLS: &str = "creat,open,openat,openat2,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,pwritev2,\
    fsync,fdatasync,sync,syncfs,sync_file_range,ftruncate,truncate,fallocate,rename,renameat,renameat2,link,linkat,\
    symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,mknod,mknodat,copy_file_range,sendfile,splice,vmsplice,mmap,\
    io_uring_setup,execve";

/// Records a life of this `program` on the journal in `root`, from entry `first` to before `until`.
pub fn record(program: &Path, work: Work, root: &Path, (first, until): (u32, u32)) -> Result<Recording> {
    let root = root.canonicalize()?;
    let mut before = Tree::default();
    scan(&root, &mut before, &mut 0)?;
    let log = tempfile::NamedTempFile::new()?;
    let status = Command::new(tool("strace"))
        .args(["-f", "--seccomp-bpf", "-xx", "-s", "16777216", "-e", "signal=none", "-e", &format!("trace={CALLS}")])
        .arg("-o")
        .arg(log.path())
        .arg(program)
        .args(["live", work.name()])
        .arg(&root)
        .args([first.to_string(), until.to_string()])
        .stdout(Stdio::null())
        .status()
        .context("recording a life")?;
    ensure!(status.success(), "the life that was recorded ended with {status}");
    let calls = strace::calls(&fs::read_to_string(log.path())?)?;
    let mut reader = Reader::new(root, &before);
    for call in &calls {
        reader.take(call).with_context(|| format!("in the recording: {}", call.name))?;
    }
    Ok(Recording { before, events: reader.events })
}

/// Reads a folder as it is. Its nodes are numbered from `next` on, the folder itself first.
fn scan(folder: &Path, tree: &mut Tree, next: &mut Node) -> Result<Node> {
    let own = *next;
    *next += 1;
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let node = if entry.file_type()?.is_dir() {
            scan(&entry.path(), tree, next)?
        } else {
            *next += 1;
            tree.files.insert(*next - 1, fs::read(entry.path())?);
            *next - 1
        };
        names.insert(entry.file_name(), node);
    }
    tree.folders.insert(own, names);
    Ok(own)
}

/// What a descriptor stands for.
enum Opened {
    File {
        node: Node,
        /// Where the next `write` goes; `None` where reading may have moved it since.
        at: Option<u64>,
        append: bool,
    },
    Folder(Node),
    /// The index of the write-ahead log: memory that processes share, which no power cut leaves.
    Shared,
    Words,
    Elsewhere,
}

/// A place in the recorded folder.
struct Spot {
    folder: Node,
    name: OsString,
    there: Option<Node>,
}

struct Reader {
    root: PathBuf,
    folders: BTreeMap<Node, BTreeMap<OsString, Node>>,
    lengths: HashMap<Node, u64>,
    next: Node,
    descriptors: HashMap<i64, Opened>,
    heard: Vec<u8>,
    events: Vec<Event>,
}

impl Reader {
    fn new(root: PathBuf, before: &Tree) -> Self {
        let lengths = before.files.iter().map(|(node, bytes)| (*node, bytes.len() as u64)).collect();
        let next = before.files.len() + before.folders.len();
        let descriptors = [(0, Opened::Elsewhere), (1, Opened::Words), (2, Opened::Elsewhere)].into();
        let (folders, heard, events) = (before.folders.clone(), Vec::new(), Vec::new());
        Self { root, folders, lengths, next, descriptors, heard, events }
    }

    fn take(&mut self, call: &Call) -> Result<()> {
        if call.answer < 0 {
            // It changed nothing.
            return Ok(());
        }
        match call.name.as_str() {
            "openat" => self.open(call),
            "close" => {
                self.descriptors.remove(&call.number(0)?);
                Ok(())
            }
            "lseek" => {
                if let Opened::File { at, .. } = self.descriptor(call.number(0)?)? {
                    *at = Some(u64::try_from(call.answer)?);
                }
                Ok(())
            }
            "write" => self.write(call, None),
            "pwrite64" => self.write(call, Some(u64::try_from(call.number(3)?)?)),
            "ftruncate" => match *self.descriptor(call.number(0)?)? {
                Opened::File { node, .. } => {
                    self.resize(node, u64::try_from(call.number(1)?)?);
                    Ok(())
                }
                Opened::Shared | Opened::Elsewhere => Ok(()),
                Opened::Folder(_) | Opened::Words => bail!("what is cut is no file"),
            },
            "fsync" | "fdatasync" => {
                match *self.descriptor(call.number(0)?)? {
                    Opened::File { node, .. } => self.events.push(Event::SyncFile(node)),
                    Opened::Folder(node) => self.events.push(Event::SyncFolder(node)),
                    Opened::Shared | Opened::Words | Opened::Elsewhere => {}
                }
                Ok(())
            }
            "rename" => {
                let (from, to) = (self.path(&call.text(0)?)?, self.path(&call.text(1)?)?);
                self.rename(from, to)
            }
            "unlink" | "rmdir" => {
                let spot = self.path(&call.text(0)?)?;
                self.forget(spot)
            }
            "mkdir" => {
                if let Some(spot) = self.path(&call.text(0)?)? {
                    self.make_folder(spot);
                }
                Ok(())
            }
            "mmap" => self.map(call),
            // The loader's, before the life begins.
            "execve" if self.events.is_empty() => Ok(()),
            _ => bail!("a call that is not understood succeeded"),
        }
    }

    fn descriptor(&mut self, number: i64) -> Result<&mut Opened> {
        self.descriptors.get_mut(&number).with_context(|| format!("nobody knows the descriptor {number}"))
    }

    /// Where a path leads; `None`: out of the recorded folder.
    fn path(&self, path: &[u8]) -> Result<Option<Spot>> {
        let path = Path::new(OsStr::from_bytes(path));
        ensure!(path.is_absolute(), "a path that is relative to something");
        let Ok(inside) = path.strip_prefix(&self.root) else { return Ok(None) };
        let Some(name) = inside.file_name() else {
            // The recorded folder itself, which nobody names or removes.
            return Ok(Some(Spot { folder: ROOT, name: OsString::new(), there: Some(ROOT) }));
        };
        let mut folder = ROOT;
        for part in inside.parent().into_iter().flatten() {
            folder = *self.names(folder)?.get(part).context("a folder on the way")?;
        }
        let there = self.names(folder)?.get(name).copied();
        Ok(Some(Spot { folder, name: name.to_owned(), there }))
    }

    fn names(&self, folder: Node) -> Result<&BTreeMap<OsString, Node>> {
        self.folders.get(&folder).context("a folder")
    }

    fn open(&mut self, call: &Call) -> Result<()> {
        let path = call.text(1)?;
        let writes = call.has(2, "O_WRONLY")? || call.has(2, "O_RDWR")?;
        if !path.starts_with(b"/") {
            ensure!(!writes, "a relative path is opened to be written");
            self.descriptors.insert(call.answer, Opened::Elsewhere);
            return Ok(());
        }
        let Some(spot) = self.path(&path)? else {
            self.descriptors.insert(call.answer, Opened::Elsewhere);
            return Ok(());
        };
        ensure!(!call.has(2, "O_TMPFILE")?, "a file without a name");
        if is_shared(&spot.name) {
            self.descriptors.insert(call.answer, Opened::Shared);
            return Ok(());
        }
        let node = match spot.there {
            Some(node) if self.folders.contains_key(&node) => {
                self.descriptors.insert(call.answer, Opened::Folder(node));
                return Ok(());
            }
            Some(node) => node,
            None => {
                ensure!(call.has(2, "O_CREAT")?, "a file that was not there was opened");
                let node = self.new_node();
                self.resize(node, 0);
                self.name(vec![Named { folder: spot.folder, name: spot.name, node: Some(node) }]);
                node
            }
        };
        if call.has(2, "O_TRUNC")? && self.lengths.get(&node).is_some_and(|length| *length > 0) {
            self.resize(node, 0);
        }
        // What is read by the same descriptor moves the place as well, and reading is not recorded.
        let at = call.has(2, "O_WRONLY")?.then_some(0);
        self.descriptors.insert(call.answer, Opened::File { node, at, append: call.has(2, "O_APPEND")? });
        Ok(())
    }

    fn write(&mut self, call: &Call, place: Option<u64>) -> Result<()> {
        let mut bytes = call.text(1)?;
        bytes.truncate(usize::try_from(call.answer)?);
        let (node, start) = match self.descriptor(call.number(0)?)? {
            Opened::File { node, at, append } => (*node, if *append { None } else { Some(place.or(*at)) }),
            Opened::Words => return self.hear(&bytes),
            Opened::Shared | Opened::Elsewhere => return Ok(()),
            Opened::Folder(_) => bail!("a folder was written to"),
        };
        let length = self.lengths.get(&node).copied().unwrap_or(0);
        let start = start.unwrap_or(Some(length)).context("where this was written is not known")?;
        let end = start + bytes.len() as u64;
        if let (Opened::File { at, .. }, None) = (self.descriptor(call.number(0)?)?, place) {
            *at = Some(end);
        }
        self.lengths.insert(node, length.max(end));
        self.events.push(Event::Write { file: node, at: start, bytes });
        Ok(())
    }

    fn hear(&mut self, bytes: &[u8]) -> Result<()> {
        self.heard.extend_from_slice(bytes);
        while let Some(end) = self.heard.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.heard.drain(..=end).collect();
            let line = String::from_utf8(line).context("a life says words")?;
            self.events.push(Event::Said(line.trim_end().to_owned()));
        }
        Ok(())
    }

    fn resize(&mut self, file: Node, length: u64) {
        self.lengths.insert(file, length);
        self.events.push(Event::Resize { file, length });
    }

    fn rename(&mut self, from: Option<Spot>, to: Option<Spot>) -> Result<()> {
        let (from, to) = match (from, to) {
            (None, None) => return Ok(()),
            (Some(from), Some(to)) => (from, to),
            _ => bail!("something left or entered the recorded folder"),
        };
        if is_shared(&from.name) && is_shared(&to.name) {
            return Ok(());
        }
        let node = from.there.context("what is renamed")?;
        self.name(vec![
            Named { folder: from.folder, name: from.name, node: None },
            Named { folder: to.folder, name: to.name, node: Some(node) },
        ]);
        Ok(())
    }

    fn forget(&mut self, spot: Option<Spot>) -> Result<()> {
        let Some(spot) = spot.filter(|spot| !is_shared(&spot.name)) else { return Ok(()) };
        spot.there.context("what is removed")?;
        self.name(vec![Named { folder: spot.folder, name: spot.name, node: None }]);
        Ok(())
    }

    fn make_folder(&mut self, spot: Spot) {
        let node = self.new_node();
        self.folders.insert(node, BTreeMap::new());
        self.name(vec![Named { folder: spot.folder, name: spot.name, node: Some(node) }]);
    }

    fn map(&mut self, call: &Call) -> Result<()> {
        let file = call.number(4)?;
        if file < 0 || !call.has(3, "MAP_SHARED")? || !call.has(2, "PROT_WRITE")? {
            return Ok(());
        }
        match self.descriptor(file)? {
            Opened::Shared | Opened::Elsewhere => Ok(()),
            _ => bail!("a file is written through memory"),
        }
    }

    fn new_node(&mut self) -> Node {
        self.next += 1;
        self.next - 1
    }

    fn name(&mut self, names: Vec<Named>) {
        for Named { folder, name, node } in &names {
            let folder = self.folders.entry(*folder).or_default();
            match node {
                Some(node) => folder.insert(name.clone(), *node),
                None => folder.remove(name),
            };
        }
        self.events.push(Event::Names(names));
    }
}

fn is_shared(name: &OsStr) -> bool {
    name.as_bytes().ends_with(b"-shm")
}
