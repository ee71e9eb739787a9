/** A photo as it is handed to the program: a JPEG no longer than 1600 px, made in the page, so that one call can carry it. */
import { BackendError } from './backend/call';

/** What a person may pick; bytes. */
const LARGEST = 20 * 1024 * 1024;
/** The longest side; px. */
const SIDE = 1600;
/** What one call carries, as base64. */
const CARRIED = 900 * 1024;
const KINDS = ['image/jpeg', 'image/png', 'image/webp'];
const QUALITIES = [0.88, 0.75, 0.6, 0.45, 0.3];

/** The measures of a picture that fits; never larger than it was. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const by = Math.min(1, SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}

/** The base64 of a photo that is small enough; fails with a BackendError for what is none. */
export async function photoOf(file: File): Promise<string> {
  const refused = (key: string) => new BackendError('invalid', key, '', { file: file.name });
  if (!KINDS.includes(file.type)) throw refused('photo.type');
  if (file.size > LARGEST) throw refused('photo.tooLarge');
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode().catch(() => {
      throw refused('media.broken');
    });
    return carried(image) ?? Promise.reject(refused('photo.tooLarge'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function carried(image: HTMLImageElement): string | undefined {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(image.naturalWidth, image.naturalHeight));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = '#fff'; // JPEG knows no transparency
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const content = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (content && content.length <= CARRIED) return content;
  }
  return undefined;
}
