/** The words of the backups and of what came of a restore. */
import type { Words } from '../../fill';

export const backups = {
  'backups.title': ['پشتیبان‌ها', 'Backups'],
  'backups.help': [
    'هر روز یک پشتیبان خودبه‌خود ساخته می‌شود و چهارده تای تازه‌تر می‌ماند. آنچه اینجا ساخته می‌شود تا پاکش نکنید می‌ماند؛ رونوشتی را روی دیسک دیگری نگه دارید.',
    'One backup is made each day by itself, and the newest fourteen are kept. What is made here stays until you remove it; keep a copy on another disk.',
  ],
  'backups.make': ['هم‌اکنون پشتیبان بگیر', 'Back up now'],
  'backups.makePublic': ['رونوشت عمومی', 'Public copy'],
  'backups.prove': ['بیازما', 'Verify'],
  'backups.restore': ['بازگردانی', 'Restore'],
  'backups.stop': ['بس است', 'Stop'],
  'backups.act.full': ['گرفتن پشتیبان', 'Backing up'],
  'backups.act.public': ['رونوشت عمومی', 'Public copy'],
  'backups.act.prove': ['آزمودن', 'Verifying'],
  'backups.act.sweep': ['پاک‌سازی', 'Cleaning up'],
  'erasing.waiting': [
    'پاک‌سازی: {n} چیز در انتظار فشرده‌سازی.',
    'Cleaning up: {n} erased {n|thing waits|things wait} for the files to be compacted.',
  ],
  'erasing.copies': [
    'پاک‌سازی: {n} پشتیبان یا رونوشت هنوز بررسی نشده است.',
    'Cleaning up: {n} {n|backup or copy is|backups and copies are} still to be looked over.',
  ],
  'erasing.text': [
    'چیزی از آن در هیچ صفحه‌ای نیست؛ تا یک ساعت دیگر از پرونده‌های داده و پشتیبان‌های این پوشه هم خودبه‌خود برداشته می‌شود.',
    'Nothing of it is on any screen; within the hour it leaves the data files and the backups in this folder by itself too.',
  ],
  'erasing.now': ['هم‌اکنون پاک‌سازی کن', 'Clean up now'],
  'erasing.done': [
    'آنچه پاک شده بود از پرونده‌های داده و پشتیبان‌های این پوشه هم برداشته شد.',
    'What was erased has left the data files and the backups in this folder too.',
  ],
  'erasing.unreadable': [
    'این رونوشت‌ها خوانده نمی‌شود و شاید هنوز چیزی در آن‌ها باشد که پاک شده است؛ اگر به کارتان نمی‌آید حذفشان کنید:',
    'These copies can’t be read and may still hold what was erased; delete them if you don’t need them:',
  ],
  'backups.stage.records': ['وارسی رکوردها', 'checking records'],
  'backups.stage.pages': ['وارسی صفحه‌ها', 'checking pages'],
  'backups.stage.copy': ['رونوشت داده‌ها', 'copying the data'],
  'backups.stage.pack': ['بسته‌بندی', 'packing'],
  'backups.stage.unpack': ['سنجش با فهرست', 'comparing with its list'],
  'backups.at': ['{act} ({file})، {stage}: {done} از {total}', '{act} ({file}), {stage}: {done} of {total}'],
  'backups.stopped': [
    'کار نیمه‌کاره رها شد و چیزی از آن نماند.',
    'It was stopped, and nothing of it is left.',
  ],
  'backups.made': [
    'پشتیبان ساخته و با فهرستش سنجیده شد:',
    'The backup is made and was compared with its list:',
  ],
  'backups.madePublic': [
    'چیزی که عمومی نباشد در آن نیست؛ می‌توان آن را به دیگران داد.',
    'It holds nothing that is not public and can be given away.',
  ],
  'backups.proved': [
    '{file} سالم است: همهٔ بخش‌هایش همان است که در فهرستش آمده.',
    '{file} is whole: every part is what its list says.',
  ],
  'backups.folder': ['پوشه:', 'Folder:'],
  'backups.free': ['{n} جای خالی', '{n} free'],
  'backups.kilobytes': ['{n} کیلوبایت', '{n} kB'],
  'backups.gigabytes': ['{n} گیگابایت', '{n} GB'],
  'backups.none': ['هنوز پشتیبانی نیست', 'There is no backup yet'],
  'backups.noneText': [
    'نخستین پشتیبان روزانه اندکی پس از آغاز برنامه ساخته می‌شود.',
    'The first daily one is made soon after the program starts.',
  ],
  'backups.name': ['پشتیبان', 'Backup'],
  'backups.age': ['کِی', 'When'],
  'backups.size': ['اندازه', 'Size'],
  'backups.holds': ['چه دارد', 'Holds'],
  'backups.state': ['درستی', 'Soundness'],
  'backups.sort.daily': ['روزانه', 'Daily'],
  'backups.sort.full': ['کامل', 'Full'],
  'backups.sort.public': ['رونوشت عمومی', 'Public copy'],
  'backups.sort.before': ['پیش از بازگردانی', 'Before a restore'],
  'backups.sort.other': ['از جای دیگر', 'From elsewhere'],
  'backups.holdsRecord': ['سند عمومی', 'the public record'],
  'backups.holdsOffice': ['پیش‌نویس‌ها و کاربران', 'drafts and users'],
  'backups.holdsPictures': ['{n} تصویر و سند', '{n} {n|picture or document|pictures and documents}'],
  'backups.holdsBeside': [
    '{n} تصویر که در پوشهٔ داده‌ها مانده',
    '{n} {n|picture|pictures} left in the data folder',
  ],
  'backups.sound': ['سالم', 'Whole'],
  'backups.unsound': ['ناسالم', 'Not whole'],
  'backups.unproved': ['آزموده نشده', 'Not verified'],
  'backups.other': ['از شهری دیگر', 'Of another city'],
  'backups.restoreTitle': ['بازگردانی پشتیبان {when}', 'Restore the backup of {when}'],
  'backups.lost': [
    '{n} انتشار پس از این پشتیبان از سند عمومی می‌رود.',
    '{n} {n|publication|publications} since this backup will leave the public record.',
  ],
  'backups.lostDays': [
    'نخستین {first} بود و واپسین {last}.',
    'The first was on {first}, the last on {last}.',
  ],
  'backups.lostNothing': [
    'پس از این پشتیبان چیزی منتشر نشده است.',
    'Nothing was published since this backup.',
  ],
  'backups.office': ['پیش‌نویس‌ها و کاربران', 'Drafts and users'],
  'backups.officeNow': ['همین‌ها که اکنون هست', 'Those of now'],
  'backups.officeNowText': [
    '{n} پیش‌نویس باز می‌ماند؛ آنچه بر پایهٔ نسخه‌ای تازه‌تر نوشته شده است برخورد نشان می‌دهد.',
    '{n} open {n|draft stays|drafts stay}; one that was written over a newer version shows as a conflict.',
  ],
  'backups.officeNowNone': [
    'پیش‌نویس بازی نیست؛ کاربران و گذرواژه‌ها همین می‌ماند.',
    'No draft is open; users and passwords stay as they are.',
  ],
  'backups.officeBackup': ['آن‌ها که در پشتیبان است', 'Those of the backup'],
  'backups.officeBackupText': [
    'پیش‌نویس‌ها، کاربران و گذرواژه‌ها همان می‌شود که آن روز بود.',
    'Drafts, users and passwords become what they were on that day.',
  ],
  'backups.officeNone': ['این پشتیبان پیش‌نویس و کاربر ندارد.', 'This backup holds no drafts and users.'],
  'backups.how': [
    'بازگردانی در راه‌اندازی بعدی برنامه انجام می‌شود: پیش از آن پشتیبانی از داده‌های اکنون گرفته می‌شود تا بتوان برگشت، و پس از آن همه باید دوباره وارد شوند.',
    'The restore is done when the program starts the next time: a backup of the data of now is made before it, so that you can go back, and everybody signs in again afterwards.',
  ],
  'backups.city': ['برای تأیید، نام شهر را بنویسید: {name}', 'To confirm, type the name of the city: {name}'],
  'backups.order': ['در راه‌اندازی بعدی بازگردان', 'Restore at the next start'],
  'backups.waits': ['{file} در راه‌اندازی بعدی بازگردانده می‌شود.', '{file} is restored at the next start.'],
  'backups.waitsText': [
    '{name} در {at} آن را خواست. دیدبان را ببندید و دوباره باز کنید.',
    '{name} asked for it at {at}. Close Didban and open it again.',
  ],
  'backups.callOff': ['منصرف شدم', 'Call it off'],

  'restored.done': [
    'داده‌ها در {at} به پشتیبان {made} بازگشت.',
    'At {at} the data went back to the backup of {made}.',
  ],
  'restored.failed': [
    'بازگردانی {file} انجام نشد و داده‌ها همان‌اند که بودند.',
    '{file} was not restored, and the data are as they were.',
  ],
  'restored.now': [
    '{n} پیش‌نویس باز سر جایش ماند.',
    '{n} open {n|draft stayed|drafts stayed} where {n|it was|they were}.',
  ],
  'restored.backup': ['{n} پیش‌نویس باز از پشتیبان آمد.', '{n} open {n|draft|drafts} came from the backup.'],
  'restored.stale': [
    'پایهٔ {n} تا از آن‌ها دیگر در سند عمومی نیست؛ برخورد را در همان پیش‌نویس حل کنید.',
    'What {n} of them {n|was|were} made from is not in the public record any more; settle the conflict in the draft.',
  ],
  'restored.missing': [
    '{n} تصویر نه در پشتیبان بود و نه در پوشهٔ داده‌ها.',
    '{n} {n|picture is|pictures are} neither in the backup nor in the data folder.',
  ],
  'restored.before': [
    'آنچه پیش از آن بود در {file} است و از «پشتیبان‌ها» بازمی‌گردد.',
    'What was there before is in {file} and can be restored from “Backups”.',
  ],
  'restored.noBefore': [
    'از داده‌های پیشین، چون آسیب دیده بود، پشتیبانی گرفته نشد؛ پرونده‌هایش در پوشهٔ داده‌ها کنار گذاشته شده است.',
    'The data from before were damaged and gave no backup; their files are kept aside in the data folder.',
  ],
  'restored.heard': ['دیدم', 'Seen'],
} satisfies Words;
