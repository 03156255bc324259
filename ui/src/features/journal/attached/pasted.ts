/** What a paste brought to the page. */
export type Pasted = 'text' | 'files' | 'unknown';

/**
 * Looks at a paste. `unknown`: the web view says nothing of it, as WebKitGTK does of a picture; then the program is asked what is
 * on the clipboard. Where there is text, it is text that is meant, and nobody is asked.
 */
export function whatWasPasted(data: DataTransfer | null): Pasted {
  if (data && data.files.length > 0) return 'files';
  return data?.types.includes('text/plain') ? 'text' : 'unknown';
}
