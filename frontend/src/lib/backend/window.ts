/** What the page tells the window itself. */
import { Drawn, Route } from '../wailsjs/go/main/Window';

let told = false;

/** Tells once that the map shows projects. */
export function reportDrawn(projects: number): void {
  if (told || projects === 0) return;
  told = true;
  void Drawn(projects);
}

/** The screen to open first, such as `#/map`; empty for the first screen. */
export const firstRoute = (): Promise<string> => Route();
