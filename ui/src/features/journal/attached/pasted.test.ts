import { describe, expect, it } from 'vitest';
import { whatWasPasted } from './pasted';

/** What a web view tells the page of a paste. */
function told(types: string[], files: File[] = []): DataTransfer {
  return { types, files } as unknown as DataTransfer;
}

describe('a paste', () => {
  it('is text where there is text, and the program is not asked', () => {
    expect(whatWasPasted(told(['text/plain']))).toBe('text');
    expect(whatWasPasted(told(['text/html', 'text/plain']))).toBe('text');
  });

  it('is files where the web view hands them over', () => {
    expect(whatWasPasted(told(['Files'], [new File(['x'], 'image.png')]))).toBe('files');
  });

  it('is unknown where the web view says nothing, or only that it came from a page', () => {
    expect(whatWasPasted(told([]))).toBe('unknown');
    expect(whatWasPasted(told(['text/html']))).toBe('unknown');
    expect(whatWasPasted(null)).toBe('unknown');
  });
});
