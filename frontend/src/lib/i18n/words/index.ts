/** All words of the page, in both languages, from one file a feature. The page itself fetches one language at a time, see fetched.ts. */
import { about } from './about';
import { app } from './app';
import { area } from './area';
import { article } from './article';
import { award } from './award';
import { calendar } from './calendar';
import { changes } from './changes';
import { comment } from './comment';
import { compare } from './compare';
import { dialogue } from './dialogue';
import { disclosure } from './disclosure';
import { event } from './event';
import { facet } from './facet';
import { field } from './field';
import { flag } from './flag';
import { guide } from './guide';
import { hint } from './hint';
import { home } from './home';
import { kind } from './kind';
import { kiosk } from './kiosk';
import { letter } from './letter';
import { map } from './map';
import { mine } from './mine';
import { news } from './news';
import { prices } from './prices';
import { project } from './project';
import { projects } from './projects';
import { promise } from './promise';
import { report } from './report';
import { search } from './search';
import { share } from './share';
import { slip } from './slip';
import { transparency } from './transparency';
import { trustee } from './trustee';
import { unit } from './unit';
import { version } from './version';
import { viewer } from './viewer';
import { write } from './write';
import { alert } from './staff/alert';
import { backups } from './staff/backups';
import { city } from './staff/city';
import { desk } from './staff/desk';
import { draw } from './staff/draw';
import { form } from './staff/form';
import { help } from './staff/help';
import { history } from './staff/history';
import { lettersStaff } from './staff/letters';
import { lists } from './staff/lists';
import { many } from './staff/many';
import { media } from './staff/media';
import { photo } from './staff/photo';
import { prose } from './staff/prose';
import { queue } from './staff/queue';
import { records } from './staff/records';
import { sheet } from './staff/sheet';
import { staff } from './staff/staff';
import { terms } from './staff/terms';
import { works } from './staff/works';

/** What anybody may read. */
export const publicWords = {
  ...about,
  ...app,
  ...area,
  ...article,
  ...award,
  ...calendar,
  ...changes,
  ...comment,
  ...compare,
  ...dialogue,
  ...disclosure,
  ...event,
  ...facet,
  ...field,
  ...flag,
  ...guide,
  ...hint,
  ...home,
  ...kind,
  ...kiosk,
  ...letter,
  ...map,
  ...mine,
  ...news,
  ...prices,
  ...project,
  ...projects,
  ...promise,
  ...report,
  ...search,
  ...share,
  ...slip,
  ...transparency,
  ...trustee,
  ...unit,
  ...version,
  ...viewer,
  ...write,
};

/** What those who work in «کارگاه» read, fetched with its first screen. */
export const staffWords = {
  ...alert,
  ...backups,
  ...city,
  ...desk,
  ...draw,
  ...form,
  ...help,
  ...history,
  ...lettersStaff,
  ...lists,
  ...many,
  ...media,
  ...photo,
  ...prose,
  ...queue,
  ...records,
  ...sheet,
  ...staff,
  ...terms,
  ...works,
};

export const words = { ...publicWords, ...staffWords };

export type Key = keyof typeof words;
