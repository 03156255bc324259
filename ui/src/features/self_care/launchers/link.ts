/** Whether an address is a page that is opened, as the desktop judges it: a whole web address of a host with a name. */
export function isOpened(address: string): boolean {
  if (!/^https?:\/\/[^/\\\s][^\\\s]*$/.test(address)) return false;
  try {
    const { hostname, username, password } = new URL(address);
    return username === '' && password === '' && /\.[a-z][a-z0-9-]*$/i.test(hostname);
  } catch {
    return false;
  }
}
