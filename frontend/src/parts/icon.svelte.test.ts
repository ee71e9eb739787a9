import ArrowRight from '@lucide/svelte/icons/arrow-right';
import { flushSync, mount, unmount, type ComponentProps } from 'svelte';
import { expect, it } from 'vitest';

function drawn(props: ComponentProps<typeof ArrowRight>) {
  const target = document.createElement('div');
  const icon = mount(ArrowRight, { target, props });
  flushSync();
  const svg = target.querySelector('svg');
  void unmount(icon);
  return svg;
}

it('an icon is drawn in the colour of its text, and read to nobody', () => {
  const svg = drawn({});
  expect(svg?.getAttribute('viewBox')).toBe('0 0 24 24');
  expect(svg?.getAttribute('width')).toBe('24');
  expect(svg?.getAttribute('stroke')).toBe('currentColor');
  expect(svg?.getAttribute('aria-hidden')).toBe('true');
  expect([...(svg?.children ?? [])].map((part) => part.getAttribute('d'))).toEqual([
    'M5 12h14',
    'm12 5 7 7-7 7',
  ]);
});

it('an icon has the size, the class and the name that it is given', () => {
  const svg = drawn({ size: '1.1em', class: 'mirror', role: 'img', 'aria-label': 'به' });
  expect(svg?.getAttribute('height')).toBe('1.1em');
  expect(svg?.classList.contains('mirror')).toBe(true);
  expect([svg?.getAttribute('role'), svg?.getAttribute('aria-label')]).toEqual(['img', 'به']);
  expect(svg?.hasAttribute('aria-hidden')).toBe(false);
});
