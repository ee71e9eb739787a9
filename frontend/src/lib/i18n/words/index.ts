/** All words of the page, from one file a feature. */
import { about } from './about';
import { alert } from './alert';
import { app } from './app';
import { area } from './area';
import { article } from './article';
import { award } from './award';
import { backups } from './backups';
import { calendar } from './calendar';
import { city } from './city';
import { comment } from './comment';
import { desk } from './desk';
import { dialogue } from './dialogue';
import { disclosure } from './disclosure';
import { draw } from './draw';
import { event } from './event';
import { facet } from './facet';
import { flag } from './flag';
import { form } from './form';
import { help } from './help';
import { history } from './history';
import { home } from './home';
import { kiosk } from './kiosk';
import { lists } from './lists';
import { many } from './many';
import { map } from './map';
import { media } from './media';
import { news } from './news';
import { photo } from './photo';
import { prices } from './prices';
import { project } from './project';
import { projects } from './projects';
import { promise } from './promise';
import { prose } from './prose';
import { queue } from './queue';
import { records } from './records';
import { report } from './report';
import { search } from './search';
import { share } from './share';
import { sheet } from './sheet';
import { staff } from './staff';
import { terms } from './terms';
import { transparency } from './transparency';
import { trustee } from './trustee';
import { guide } from './guide';
import { letter } from './letter';
import { lettersStaff } from './letters-staff';
import { unit } from './unit';
import { version } from './version';
import { viewer } from './viewer';
import { works } from './works';
import { write } from './write';

export const words = {
  ...about,
  ...alert,
  ...app,
  ...area,
  ...article,
  ...award,
  ...backups,
  ...calendar,
  ...city,
  ...comment,
  ...desk,
  ...dialogue,
  ...disclosure,
  ...draw,
  ...event,
  ...facet,
  ...flag,
  ...form,
  ...help,
  ...history,
  ...home,
  ...kiosk,
  ...lists,
  ...many,
  ...map,
  ...media,
  ...news,
  ...photo,
  ...prices,
  ...project,
  ...projects,
  ...promise,
  ...prose,
  ...queue,
  ...records,
  ...report,
  ...search,
  ...share,
  ...sheet,
  ...staff,
  ...terms,
  ...transparency,
  ...trustee,
  ...guide,
  ...letter,
  ...lettersStaff,
  ...unit,
  ...version,
  ...viewer,
  ...works,
  ...write,
};

export type Key = keyof typeof words;
