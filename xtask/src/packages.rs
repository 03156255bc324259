//! Which packages of the system Mooring needs, and what to say where they can't be installed from here.

/// What the packages are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and starting the app.
    Run,
    /// Everything in `Run`, and a screen, a message bus and a keychain that belong to the tests.
    Test,
}

/// Names in Debian's and Ubuntu's archives, the same in Debian 12 and Ubuntu 24.04.
const BUILD: &[&str] = &[
    // The web view.
    "libwebkit2gtk-4.1-dev",
    // SQLCipher and OpenSSL are built from source: a C compiler with its headers, make, and perl for OpenSSL's Configure.
    "gcc",
    "libc6-dev",
    "make",
    "perl",
    "pkg-config",
];

const TEST: &[&str] = &[
    "xvfb",
    "dbus",
    "gnome-keyring",
    "webkit2gtk-driver",
    // What a screen reader listens to: the ordinary build is read through it.
    "at-spi2-core",
    "fonts-dejavu-core",
    "strace",
    "imagemagick",
    "xdotool",
];

/// The Debian packages for a purpose.
pub fn debian(purpose: Purpose) -> Vec<&'static str> {
    match purpose {
        Purpose::Run => BUILD.to_vec(),
        Purpose::Test => [BUILD, TEST].concat(),
    }
}

/// A family of systems with a package manager this program knows by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linux {
    Debian,
    Fedora,
    Arch,
    Suse,
    Alpine,
    Other,
}

impl Linux {
    /// Reads the text of `/etc/os-release` (`ID` and `ID_LIKE`; man 5 os-release).
    pub fn from_os_release(text: &str) -> Self {
        let ids = text
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace());
        for id in ids {
            match id {
                "debian" | "ubuntu" => return Self::Debian,
                "fedora" | "rhel" | "centos" => return Self::Fedora,
                "arch" => return Self::Arch,
                "suse" | "opensuse" | "opensuse-tumbleweed" => return Self::Suse,
                "alpine" => return Self::Alpine,
                _ => {}
            }
        }
        Self::Other
    }

    /// The command that installs what is needed, to be typed by the person.
    pub fn advice(self, purpose: Purpose) -> String {
        let test = purpose == Purpose::Test;
        let with = |build: &str, tests: &str| if test { format!("{build} {tests}") } else { build.to_owned() };
        match self {
            Self::Debian => format!("sudo apt-get install --no-install-recommends {}", debian(purpose).join(" ")),
            Self::Fedora => with(
                "sudo dnf install webkit2gtk4.1-devel gcc make perl-core pkgconf-pkg-config",
                "xorg-x11-server-Xvfb dbus-daemon gnome-keyring webkit2gtk-driver at-spi2-core dejavu-sans-fonts strace ImageMagick xdotool",
            ),
            Self::Arch => with(
                "sudo pacman -S --needed webkit2gtk-4.1 base-devel perl",
                "xorg-server-xvfb dbus gnome-keyring at-spi2-core ttf-dejavu strace imagemagick xdotool",
            ),
            Self::Suse => with(
                "sudo zypper install webkit2gtk3-devel gcc make perl pkg-config",
                "xorg-x11-server-Xvfb dbus-1 gnome-keyring webkit2gtk-4_1-driver at-spi2-core dejavu-fonts strace ImageMagick xdotool",
            ),
            Self::Alpine => with(
                "sudo apk add webkit2gtk-4.1-dev build-base perl linux-headers pkgconf",
                "xvfb dbus gnome-keyring at-spi2-core font-dejavu strace imagemagick xdotool",
            ),
            Self::Other => with(
                "the development files of WebKitGTK 4.1, a C compiler, make, perl and pkg-config",
                "and Xvfb, dbus-run-session, gnome-keyring-daemon, WebKitWebDriver, AT-SPI, the DejaVu fonts, strace, ImageMagick and xdotool",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_of_debian_is_known_by_its_parent() {
        assert_eq!(Linux::from_os_release("NAME=x\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Linux::Debian);
        assert_eq!(Linux::from_os_release("ID=ubuntu\nVERSION_ID=\"24.04\"\nID_LIKE=debian\n"), Linux::Debian);
        assert_eq!(Linux::from_os_release("ID=\"opensuse-tumbleweed\"\n"), Linux::Suse);
        assert_eq!(Linux::from_os_release("ID=nixos\n"), Linux::Other);
        // VERSION_ID must not be read as ID.
        assert_eq!(Linux::from_os_release("VERSION_ID=debian\n"), Linux::Other);
    }

    #[test]
    fn testing_needs_what_running_needs() {
        let test = debian(Purpose::Test);
        assert!(debian(Purpose::Run).iter().all(|package| test.contains(package)));
        assert!(!debian(Purpose::Run).contains(&"xvfb"));
    }
}
