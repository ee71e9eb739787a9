import { EditorState, Selection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { actOf } from './acts';
import { insertLive } from './commands';
import { docOf, htmlOf, partsOf } from './html';
import { addNote, called, noteOrder, renumbered } from './notes';
import { minutesOf, wordsOf } from './measure';

const PICTURE = `/media/${'a'.repeat(64)}.jpg`;
const note = (n: number, text: string) => `<li id="fn:${n}"><p>${text}</p></li>`;
const call = (n: number) => `<sup><a class="footnote-ref" href="#fn:${n}">${n}</a></sup>`;
const notes = (...items: string[]) => `<div class="footnotes"><ol>${items.join('')}</ol></div>`;

describe('a body', () => {
  it.each([
    '<p>می‌رود <strong>مهم</strong> <em>کج</em> <del>رفته</del> <code>x</code></p>',
    '<h2>یک</h2><h3>دو</h3><h4>سه</h4>',
    '<ul><li>یک</li><li>دو<ol><li>الف</li></ol></li></ul>',
    '<ol start="3"><li><p>یک</p></li><li><p>دو</p><p>سه</p></li></ol>',
    '<blockquote><p>یک</p></blockquote><blockquote class="pull"><p>دو</p></blockquote>',
    '<pre><code class="language-go">a := 1\n\n    b\n</code></pre>',
    `<figure><img src="${PICTURE}" alt="باغ" title="شرح"></figure>`,
    `<figure class="gallery"><figure><img src="${PICTURE}" alt="یک"></figure><figure><img src="${PICTURE}" alt="دو"></figure></figure>`,
    '<p>یک</p><div class="live-project">KSH-1402-004</div><p>دو</p>',
    '<div class="live-project">01920000-0000-7000-8000-000000000001</div>',
    '<p><a href="#/project/KSH-1">پروژه</a><br>سطر</p><hr>',
    `<p>متن${call(1)}</p>${notes(note(1, 'یادداشت'))}`,
  ])('comes back as it went in: %s', (html) => {
    expect(htmlOf(docOf(html))).toBe(html);
  });

  it('has its cells as paragraphs, its first row as heads', () => {
    const html = '<table><tbody><tr><th>الف</th></tr><tr><td>ب</td></tr></tbody></table>';
    const again = htmlOf(docOf(html));
    expect(again).toContain('<th><p>الف</p></th>');
    expect(htmlOf(docOf(again))).toBe(again);
  });

  it('has a live block at its root alone, and of a code alone', () => {
    const mark = (ref: string) => `<div class="live-project">${ref}</div>`;
    expect(htmlOf(docOf(mark('A <b>x</b>')))).toBe('<p>A <strong>x</strong></p>');
    expect(htmlOf(docOf(`<div class="live-project x">A</div>`))).toBe('<div class="live-project">A</div>');
    expect(htmlOf(docOf(`<ul><li>یک${mark('A')}</li></ul>`))).not.toMatch(/<li>.*live-project.*<\/li>/);
  });

  it('takes a live block below the part with the cursor, or in the place of an empty one', () => {
    const put = (html: string, at: number) => {
      const state = EditorState.create({ doc: docOf(html) });
      const placed = state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(at))));
      let out = placed;
      insertLive('A')(placed, (tr) => (out = placed.apply(tr)));
      return htmlOf(out.doc);
    };
    const live = '<div class="live-project">A</div>';
    expect(put('<p>یک</p><p>دو</p>', 2)).toBe(`<p>یک</p>${live}<p>دو</p>`);
    expect(put('<ul><li>یک</li><li>دو</li></ul>', 4)).toBe(`<ul><li>یک</li><li>دو</li></ul>${live}`);
    expect(put('<p></p>', 1)).toBe(live);
    const noted = `<p>متن${call(1)}</p>${notes(note(1, 'یادداشت'))}`;
    expect(put(noted, 8)).toBe(`<p>متن${call(1)}</p>${live}${notes(note(1, 'یادداشت'))}`);
  });

  it('that is empty has no text', () => {
    expect(htmlOf(docOf(''))).toBe('');
    expect(htmlOf(docOf('<p></p>'))).toBe('');
  });

  it('takes no foreign picture and no script', () => {
    const html = htmlOf(docOf('<p onclick="x()">متن<img src="https://e/a.jpg"><script>y()</script></p>'));
    expect(html).toBe('<p>متن</p>');
  });

  it('of one line goes into the line', () => {
    expect(partsOf('<p>یک</p>').slice.openStart).toBe(1);
    expect(partsOf('<p>یک</p><p>دو</p>').slice.openStart).toBe(0);
  });
});

describe('notes', () => {
  const state = (html: string) => EditorState.create({ doc: docOf(html), plugins: [noteOrder()] });

  it('are counted as the text calls them, and go with their call', () => {
    const before = state(`<p>یک${call(1)} دو${call(2)}</p>${notes(note(1, 'الف'), note(2, 'ب'))}`);
    const at = before.doc.textBetween(0, 4).indexOf('یک') + 1 + 'یک'.length;
    const after = before.apply(before.tr.delete(at, at + 1));
    expect(called(after.doc)).toEqual([1]);
    expect(htmlOf(after.doc)).toBe(`<p>یک دو${call(1)}</p>${notes(note(1, 'ب'))}`);
  });

  it('are made where the cursor stands', () => {
    let now = state('<p>متن</p>');
    addNote(now, (tr) => (now = now.apply(tr)));
    expect(htmlOf(now.doc)).toBe(`<p>${call(1)}متن</p>${notes('<li id="fn:1"><p></p></li>')}`);
  });

  it('that are pasted get other numbers than those there', () => {
    const { slice } = partsOf(`<p>یک${call(1)}</p><p>دو</p>${notes(note(1, 'الف'))}`);
    expect(renumbered([...slice.content.content], 3).flatMap((node) => called(node))).toEqual([4]);
  });
});

it('keys go by their place, not their letter', () => {
  const press = (code: string, more = {}) =>
    actOf({
      code,
      key: 'ذ',
      ctrlKey: true,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      isComposing: false,
      ...more,
    } as KeyboardEvent);
  expect(press('KeyB')).toBe('strong');
  expect(press('KeyZ', { shiftKey: true })).toBe('redo');
  expect(press('Digit3', { altKey: true })).toBe('heading3');
  expect(press('KeyB', { isComposing: true })).toBeUndefined();
  expect(press('KeyB', { ctrlKey: false })).toBeUndefined();
});

it('the length of a body', () => {
  expect(wordsOf(' یک  دو\n\nسه ')).toBe(3);
  expect([minutesOf(1), minutesOf(460)]).toEqual([1, 2]);
});
