// What vite/words.ts makes of the words of a language, and of the faults.
declare module 'words:*' {
  export const words: Record<string, string>;
  export const faults: Record<string, string>;
}
