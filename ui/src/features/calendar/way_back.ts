/** A change of a series that can be taken back. */
export interface WayBack {
  /** What was done. */
  text: string;
  /** What the way back is called. */
  undo: string;
}
