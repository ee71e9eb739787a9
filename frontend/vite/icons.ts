/**
 * Draws each icon of Lucide as one piece of markup that is cloned whole. The package's own component
 * puts an icon together part by part, at run time and by some thirty effects, for the sake of attributes that
 * no screen gives: a first screen with sixty icons spent a sixth of its script on them.
 */
import type { Plugin } from 'vite';

const ICON = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;

interface Icon {
  name: string;
  size: number;
  node: [tag: string, attributes: Record<string, string>][];
}

const markup = (attributes: Record<string, string>) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** The component of an icon; it takes what the screens give one. */
export function drawn({ name, size, node }: Icon): string {
  const parts = node.map(([tag, attributes]) => `<${tag}${markup(attributes)} />`).join('');
  return `<script>
  let { size = ${size}, class: more = '', role, 'aria-label': label, 'aria-hidden': hidden = label ? undefined : 'true' } = $props();
</script>
<svg class="lucide-icon lucide lucide-${name} {more}" width={size} height={size} viewBox="0 0 ${size} ${size}"
  fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
  {role} aria-label={label} aria-hidden={hidden}>${parts}</svg>
`;
}

export const icons: Plugin = {
  name: 'icons',
  enforce: 'pre',
  transform: {
    filter: { id: ICON },
    handler(code) {
      const [, data] = /^const iconData = (\{.*\});$/m.exec(code) ?? [];
      if (!data) throw new Error('an icon without its data');
      return { code: drawn(JSON.parse(data) as Icon), map: null };
    },
  },
};
