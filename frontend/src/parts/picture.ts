/** A picture with all that is told of it; what is not known is empty. */
export interface Shown {
  url: string;
  thumb: string;
  alt: string;
  caption: string;
  credit: string;
  label: string;
  /** The day on which it was taken, as YYYY-MM-DD. */
  taken: string;
  /** What stays in sight where it is cropped, as object-position has it; empty for the middle. */
  focus?: string;
}
