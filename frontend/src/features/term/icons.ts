/** The icons that vocabularies name. */
import Archive from '@lucide/svelte/icons/archive';
import Bike from '@lucide/svelte/icons/bike';
import BookOpen from '@lucide/svelte/icons/book-open';
import Building from '@lucide/svelte/icons/building';
import Bus from '@lucide/svelte/icons/bus';
import Camera from '@lucide/svelte/icons/camera';
import ChartLine from '@lucide/svelte/icons/chart-line';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Construction from '@lucide/svelte/icons/construction';
import Drama from '@lucide/svelte/icons/drama';
import Droplets from '@lucide/svelte/icons/droplets';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Expand from '@lucide/svelte/icons/expand';
import Flame from '@lucide/svelte/icons/flame';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hammer from '@lucide/svelte/icons/hammer';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import Lamp from '@lucide/svelte/icons/lamp';
import Landmark from '@lucide/svelte/icons/landmark';
import Leaf from '@lucide/svelte/icons/leaf';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import MapPin from '@lucide/svelte/icons/map-pin';
import Megaphone from '@lucide/svelte/icons/megaphone';
import Mic from '@lucide/svelte/icons/mic';
import MoonStar from '@lucide/svelte/icons/moon-star';
import Music from '@lucide/svelte/icons/music';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Paintbrush from '@lucide/svelte/icons/paintbrush';
import Palette from '@lucide/svelte/icons/palette';
import PenLine from '@lucide/svelte/icons/pen-line';
import PencilRuler from '@lucide/svelte/icons/pencil-ruler';
import Recycle from '@lucide/svelte/icons/recycle';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import School from '@lucide/svelte/icons/school';
import Shield from '@lucide/svelte/icons/shield';
import Shovel from '@lucide/svelte/icons/shovel';
import Store from '@lucide/svelte/icons/store';
import Tag from '@lucide/svelte/icons/tag';
import Trash2 from '@lucide/svelte/icons/trash-2';
import Trees from '@lucide/svelte/icons/trees';
import Trophy from '@lucide/svelte/icons/trophy';
import Users from '@lucide/svelte/icons/users';
import Wrench from '@lucide/svelte/icons/wrench';

const icons: Record<string, typeof Tag> = {
  archive: Archive,
  bike: Bike,
  'book-open': BookOpen,
  building: Building,
  bus: Bus,
  camera: Camera,
  'chart-line': ChartLine,
  'circle-check': CircleCheck,
  'circle-x': CircleX,
  construction: Construction,
  drama: Drama,
  droplets: Droplets,
  dumbbell: Dumbbell,
  expand: Expand,
  flame: Flame,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  'heart-handshake': HeartHandshake,
  lamp: Lamp,
  landmark: Landmark,
  leaf: Leaf,
  lightbulb: Lightbulb,
  'map-pin': MapPin,
  megaphone: Megaphone,
  mic: Mic,
  'moon-star': MoonStar,
  music: Music,
  newspaper: Newspaper,
  paintbrush: Paintbrush,
  palette: Palette,
  'pen-line': PenLine,
  'pencil-ruler': PencilRuler,
  recycle: Recycle,
  'refresh-cw': RefreshCw,
  school: School,
  shield: Shield,
  shovel: Shovel,
  store: Store,
  'trash-2': Trash2,
  trees: Trees,
  trophy: Trophy,
  users: Users,
  wrench: Wrench,
};

/** The names that may be chosen, by the alphabet. */
export const ICON_NAMES = Object.keys(icons);

/** The icon of a name; a plain tag for one that is not known. */
export const iconOf = (name: string | undefined) => icons[name ?? ''] ?? Tag;
