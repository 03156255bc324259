/** Whether an address is a page that could be opened: the desktop looks at it again, and asks. */
export function isPage(address: string): boolean {
  return /^https?:\/\//i.test(address.trim());
}

/** Whether a letter can go there. */
export function isMail(address: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(address.trim());
}

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

/** What is meant by an address as it was typed: how a web address begins may be left out, as in `example.org/rain`. */
export function meant(address: string): string {
  const typed = address.trim();
  const whole = `https://${typed}`;
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(typed) && isOpened(whole) ? whole : typed;
}

/** Signs of a number that is spelled with letters, at most (E.164). */
const SPELLED_MOST = 15;
/** Signs before a word of letters: behind more, it is a word to say. */
const BEFORE_LETTERS = 5;

/** Whether it is a number with letters that stand for keys, as in `0800 HELP`; the core has the rule (`safety::dialled`) and the last word. */
function isSpelled(phone: string): boolean {
  let signs = 0;
  for (const word of phone.trim().split(/\s+/)) {
    const hangs = /^[+(]*\d/.test(word);
    if (/^ext/i.test(word) || /^\d*x\d*$/i.test(word)) return false;
    if (!(hangs ? /^[+(]*\d[\da-z().-]*$/i : /^[\dA-Z().-]+$/).test(word)) return false;
    if (!hangs && (signs === 0 || signs > BEFORE_LETTERS)) return false;
    signs += word.replace(/[^\da-z]/gi, '').length;
  }
  return signs >= 2 && signs <= SPELLED_MOST;
}

/** Whether a telephone can dial it: people and lists also write names, hours and several numbers there. */
export function isNumber(phone: string): boolean {
  if (phone.length > 32) return false;
  return /^\+?\d{2,20}$/.test(phone.replace(/[\s\u00a0().\-/]/g, '')) || isSpelled(phone);
}
