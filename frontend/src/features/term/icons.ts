/** The icons that vocabularies name. */
import Archive from '@lucide/svelte/icons/archive';
import Building from '@lucide/svelte/icons/building';
import Bus from '@lucide/svelte/icons/bus';
import Camera from '@lucide/svelte/icons/camera';
import ChartLine from '@lucide/svelte/icons/chart-line';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Construction from '@lucide/svelte/icons/construction';
import Drama from '@lucide/svelte/icons/drama';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Expand from '@lucide/svelte/icons/expand';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hammer from '@lucide/svelte/icons/hammer';
import Landmark from '@lucide/svelte/icons/landmark';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Mic from '@lucide/svelte/icons/mic';
import MoonStar from '@lucide/svelte/icons/moon-star';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Paintbrush from '@lucide/svelte/icons/paintbrush';
import PenLine from '@lucide/svelte/icons/pen-line';
import PencilRuler from '@lucide/svelte/icons/pencil-ruler';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Shovel from '@lucide/svelte/icons/shovel';
import Tag from '@lucide/svelte/icons/tag';
import Trash2 from '@lucide/svelte/icons/trash-2';
import Trees from '@lucide/svelte/icons/trees';
import Users from '@lucide/svelte/icons/users';
import Wrench from '@lucide/svelte/icons/wrench';

const icons: Record<string, typeof Tag> = {
  archive: Archive,
  building: Building,
  bus: Bus,
  camera: Camera,
  'chart-line': ChartLine,
  'circle-check': CircleCheck,
  'circle-x': CircleX,
  construction: Construction,
  drama: Drama,
  dumbbell: Dumbbell,
  expand: Expand,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  landmark: Landmark,
  lightbulb: Lightbulb,
  mic: Mic,
  'moon-star': MoonStar,
  newspaper: Newspaper,
  paintbrush: Paintbrush,
  'pen-line': PenLine,
  'pencil-ruler': PencilRuler,
  'refresh-cw': RefreshCw,
  shovel: Shovel,
  'trash-2': Trash2,
  trees: Trees,
  users: Users,
  wrench: Wrench,
};

/** The icon of a name; a plain tag for one that is not known. */
export const iconOf = (name: string | undefined) => icons[name ?? ''] ?? Tag;
