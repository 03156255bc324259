/** The id of the n-th thing of a kind, always the same. */
export const id = (kind: number, n: number): string =>
  `01990000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
