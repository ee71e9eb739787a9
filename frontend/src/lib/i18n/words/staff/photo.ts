/** The words of pictures that came with a report: how they come in, and what is covered in them. */
import type { Words } from '../../fill';

export const photo = {
  'photo.title': ['عکس‌ها', 'Photos'],
  'photo.add': ['افزودن عکس', 'Add a photo'],
  'photo.help': [
    'تا سه عکس JPEG، PNG یا WebP؛ مکان و زمانی که دوربین در آن نوشته است برداشته می‌شود.',
    'Up to three photos, JPEG, PNG or WebP; the place and time that a camera wrote into them are taken out.',
  ],
  'photo.stepHelp': [
    'تا سه عکس از کار؛ با همین گام دیده می‌شوند و پاسخ‌گوی آن‌ها واحد است.',
    'Up to three photos of the work; they are shown with this step, and the unit answers for them.',
  ],
  'photo.name': ['عکس {n}', 'Photo {n}'],
  'photo.takeOut': ['برداشتن عکس {n}', 'Take photo {n} out'],
  'photo.ask': ['{name}: چهره؟ پلاک؟', '{name}: faces? Number plates?'],
  'photo.clear': ['ندارد', 'None'],
  'photo.covered': ['پوشاندم', 'I have covered them'],
  'photo.kept': ['این عکس منتشر نشود', 'Don’t publish this photo'],
  'photo.answerFirst': [
    'پیش از انتشار، برای هر عکس بگویید چهره یا پلاکی در آن هست یا نه.',
    'Before publishing, say of every photo whether there is a face or a number plate in it.',
  ],
  'photo.noBox': [
    'هنوز چیزی نپوشانده‌اید؛ روی چهره یا پلاک کادر بکشید.',
    'Nothing is covered yet; draw a box over the face or plate.',
  ],
  'photo.private': [
    'این عکس را تنها صف بررسی می‌بیند؛ مردم نسخهٔ پوشانده را خواهند دید.',
    'Only the queue sees this photo; the public will see the covered one.',
  ],
  'photo.gone': ['عکس اصلی پاک شده است.', 'The original has been erased.'],
  'boxes.add': ['افزودن کادر', 'Add a box'],
  'boxes.keys': [
    'روی عکس بکشید یا بزنید. با صفحه‌کلید: کادر را بیفزایید؛ جهت‌نماها جابه‌جا می‌کنند، با Shift اندازه را تغییر می‌دهند و Delete برمی‌دارد. آنچه پوشانده شود سیاه می‌شود و به هیچ راهی برنمی‌گردد.',
    'Drag or touch on the photo. By keys: add a box; arrows move it, with Shift they size it, Delete takes it away. What is covered turns black and can’t be brought back.',
  ],
  'boxes.told': [
    'کادر {n}: از چپ {x}، از بالا {y}، پهنا {w}، بلندی {h} پیکسل',
    'Box {n}: {x} from the left, {y} from the top, {w} wide, {h} high, in pixels',
  ],
  'boxes.tools': ['کادر انتخاب‌شده', 'The chosen box'],
  'boxes.left': ['به چپ', 'To the left'],
  'boxes.right': ['به راست', 'To the right'],
  'boxes.up': ['به بالا', 'Up'],
  'boxes.down': ['به پایین', 'Down'],
  'boxes.wider': ['پهن‌تر', 'Wider'],
  'boxes.narrower': ['باریک‌تر', 'Narrower'],
  'boxes.taller': ['بلندتر', 'Taller'],
  'boxes.lower': ['کوتاه‌تر', 'Lower'],
  'boxes.drop': ['برداشتن کادر', 'Take the box away'],
  'help.key.queueBoxes': [
    'کادر روی عکس را جابه‌جا کردن، با Shift اندازه را تغییر دادن، برداشتن',
    'Move a box on a photo, with Shift size it, take it away',
  ],
} satisfies Words;
