//! What a traced program did with sockets.

use std::path::Path;

/// The lines of an `strace` log that concern a socket of any family but Unix and netlink-free loopback lookups: every
/// one of them would be a broken promise.
pub fn beyond_unix(log: &Path) -> std::io::Result<Vec<String>> {
    let text = std::fs::read_to_string(log)?;
    Ok(text.lines().filter(|line| leaves_the_machine(line)).map(str::to_owned).collect())
}

/// How many connections to Unix sockets the log shows; none would mean that nothing was watched.
pub fn unix_connections(log: &Path) -> std::io::Result<usize> {
    let text = std::fs::read_to_string(log)?;
    Ok(text.lines().filter(|line| line.contains("connect(") && line.contains("AF_UNIX")).count())
}

fn leaves_the_machine(line: &str) -> bool {
    ["AF_INET", "AF_INET6", "AF_PACKET", "AF_BLUETOOTH", "AF_VSOCK"].iter().any(|family| line.contains(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_reaches_out_is_found_and_unix_is_not() {
        assert!(leaves_the_machine("123 connect(9, {sa_family=AF_INET, sin_port=htons(443)}, 16) = 0"));
        assert!(leaves_the_machine("123 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 4"));
        assert!(!leaves_the_machine("123 connect(5, {sa_family=AF_UNIX, sun_path=\"/run/bus\"}, 20) = 0"));
    }
}
