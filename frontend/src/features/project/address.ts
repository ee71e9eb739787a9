/**
 * The line that a project's QR code holds: `didban://project/KSH-1402-004`. The public code is stable and
 * short, and the program opens `#/project/KSH-1402-004` as it opens an id; no web address would be true for
 * a program without a network. Pure.
 */
export const qrText = (code: string) => `didban://project/${encodeURIComponent(code)}`;
