/** The former name of ./shapes. */
export type * from './shapes';
