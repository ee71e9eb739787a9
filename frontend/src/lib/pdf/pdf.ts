/**
 * The one seam that knows PDF.js: it reads a document of the program's own, measures its pages and draws
 * them. It asks nobody outside: its worker and the standard fonts come with the program, scripts inside a
 * document are never run, and forms and links are only drawn.
 */
import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url';
import { sessionHeaders } from '$lib/backend/picture';
import { linesOf, type Piece } from './lines';

/** Why a document does not open. */
export type PaperFault = 'broken' | 'missing' | 'password';

/** Width and height of a page in CSS pixels at its own size (96 to the inch). */
export interface PageSize {
  width: number;
  height: number;
}

/** Fonts that every PDF reader must have, since documents may leave them out. */
const fonts = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Hands the standard fonts out by the names that documents call them. */
class StandardFonts {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const found = Object.entries(fonts).find(([path]) => path.endsWith(`/${filename}`));
    if (!found) throw new Error(`no font ${filename}`);
    const answer = await fetch(new URL(found[1], location.href));
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** A point of a PDF is 1/72 inch, a CSS pixel 1/96. */
const POINT = 96 / 72;

/** The most pixels of one drawn page: a canvas of it takes 64 MB. */
const MAX_PIXELS = 16_000_000;

/**
 * The worker stands as long as the page: making one anew for each document takes longer than opening it.
 * It is made here and not by PDF.js, which would wrap it into a blob where the window has no web origin.
 */
function startWorker(): void {
  GlobalWorkerOptions.workerPort ??= new Worker(new URL(workerUrl, location.href), { type: 'module' });
}

/** A document that is open; close it to give its memory back. */
export class Paper {
  private constructor(
    private readonly task: PDFDocumentLoadingTask,
    private readonly document: PDFDocumentProxy,
  ) {}

  get pages(): number {
    return this.document.numPages;
  }

  /** Opens the document at an address of the program; throws a PaperFault. */
  static async open(address: string, signal: AbortSignal): Promise<Paper> {
    const data = await load(address, signal);
    startWorker();
    const task = getDocument({
      data,
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      enableXfa: false,
      wasmUrl: new URL('pdf/', document.baseURI).href,
      StandardFontDataFactory: StandardFonts,
      standardFontDataUrl: 'program:/',
      verbosity: 0,
    });
    signal.addEventListener('abort', () => void task.destroy());
    try {
      return new Paper(task, await task.promise);
    } catch (reason) {
      void task.destroy();
      throw faultOf(reason);
    }
  }

  /** The size of a page, counted from 1. */
  async size(number: number): Promise<PageSize> {
    const { width, height } = (await this.document.getPage(number)).getViewport({ scale: POINT });
    return { width, height };
  }

  /** Draws a page at a scale. */
  draw(number: number, scale: number): Drawing {
    return new Drawing(this.document.getPage(number), scale);
  }

  /** The lines of a page, in CSS pixels of its own size from its upper left corner, y at their foot. */
  async words(number: number): Promise<Piece[]> {
    const page = await this.document.getPage(number);
    const { items, styles } = await page.getTextContent();
    const viewport = page.getViewport({ scale: POINT });
    return linesOf(
      items.flatMap((item) => {
        if (!('str' in item) || styles[item.fontName]?.vertical) return [];
        const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
        if (Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d)) return []; // stands on its side
        const [x, y] = viewport.convertToViewportPoint(e, f) as [number, number];
        return [{ text: item.str, x, y, width: item.width * POINT, height: Math.hypot(c, d) * POINT }];
      }),
    );
  }

  close(): void {
    void this.task.destroy();
  }
}

/** A page that is being drawn; `done` gives the picture when it is whole, and nothing when it was stopped. */
export class Drawing {
  readonly done: Promise<HTMLCanvasElement | undefined>;
  private task?: RenderTask;
  private stopped = false;

  constructor(page: Promise<PDFPageProxy>, scale: number) {
    this.done = page
      .then((page) => this.run(page, scale))
      .catch((reason: unknown) => {
        if (!this.stopped) throw reason;
        return undefined;
      });
  }

  stop(): void {
    this.stopped = true;
    this.task?.cancel();
  }

  private async run(page: PDFPageProxy, scale: number) {
    if (this.stopped) return undefined;
    const viewport = page.getViewport({ scale: scale * POINT });
    const dense = Math.min(devicePixelRatio || 1, Math.sqrt(MAX_PIXELS / (viewport.width * viewport.height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width * dense);
    canvas.height = Math.floor(viewport.height * dense);
    this.task = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] });
    await this.task.promise;
    return this.stopped ? undefined : canvas;
  }
}

async function load(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(address, { signal, headers: sessionHeaders() });
  if (!answer.ok) throw 'missing' satisfies PaperFault;
  return new Uint8Array(await answer.arrayBuffer());
}

/** What went wrong, by the names that PDF.js gives its errors. */
function faultOf(reason: unknown): PaperFault {
  return reason instanceof Error && reason.name === 'PasswordException' ? 'password' : 'broken';
}
