/** Whether an address is a page that could be opened: the desktop looks at it again, and asks. */
export function isPage(address: string): boolean {
  return /^https?:\/\//i.test(address.trim());
}

/** Whether a letter can go there. */
export function isMail(address: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(address.trim());
}

/** Whether a telephone can dial it: people and lists also write names, hours and several numbers there. */
export function isNumber(phone: string): boolean {
  return phone.length <= 32 && /^\+?\d{2,20}$/.test(phone.replace(/[\s\u00a0().\-/]/g, ''));
}
