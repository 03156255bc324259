/** Puts text on the clipboard; says whether that worked. Call it from a click or a key. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The old way, for web views without the asynchronous clipboard. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  area.readOnly = true;
  (before?.closest('dialog') ?? document.body).append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/** How long a secret stays on the clipboard. */
const COPIED_FOR = 60_000;

let clearing: ReturnType<typeof setTimeout> | undefined;
let waiting: (() => void) | undefined;

/** Web views write to the clipboard only in answer to a press: past the minute, the next one clears it. */
function clearAtNextPress(cleared: () => void): void {
  const press = () => {
    void clearCopied().then((done) => {
      if (done) cleared();
    });
  };
  waiting = () => {
    window.removeEventListener('pointerdown', press, { capture: true });
    window.removeEventListener('keydown', press, { capture: true });
  };
  window.addEventListener('pointerdown', press, { capture: true });
  window.addEventListener('keydown', press, { capture: true });
}

/**
 * Copies a secret for a minute. Then it is taken off again: at once where the web view lets that happen, else with the
 * next press in this window. Says whether copying worked; `cleared` is told when it is gone.
 */
export async function copySecret(text: string, cleared: () => void): Promise<boolean> {
  forget();
  if (!(await copyText(text))) return false;
  clearing = setTimeout(() => {
    void clearCopied().then((done) => {
      if (done) cleared();
      else clearAtNextPress(cleared);
    });
  }, COPIED_FOR);
  return true;
}

function forget(): void {
  clearTimeout(clearing);
  clearing = undefined;
  waiting?.();
  waiting = undefined;
}

/** Takes a copied secret off the clipboard now, if one may still be there. Call it from a press that leaves the screen. */
export async function clearCopied(): Promise<boolean> {
  if (clearing === undefined && waiting === undefined) return true;
  // An empty text is no text to some clipboards, which then keep the old one.
  if (!(await copyText(' '))) return false;
  forget();
  return true;
}
