import { describe, expect, it } from 'vitest';
import { pageRule, PAPERS, room } from './slip';

describe('the page of a slip', () => {
  it('is as wide as the paper, and a roll as long as the slip', () => {
    expect(pageRule('80', 100.2)).toBe('@page { size: 80mm 111mm; margin: 4mm; }');
    expect(pageRule('58', 100)).toBe('@page { size: 58mm 112mm; margin: 5mm; }');
    expect(pageRule('a5', 400)).toBe('@page { size: 148mm 210mm; margin: 10mm; }');
    expect(pageRule('80', 10)).toContain('80mm 60mm');
  });
  it('leaves the edge that printers leave', () => {
    expect(PAPERS.map(room)).toEqual([72, 48, 128]);
  });
});
