/** Every test has the words of both languages, as a page has those of the one that it shows. */
import { fetchStaffWords, fetchWords } from '../src/lib/i18n/fetched';

await Promise.all([fetchWords('fa'), fetchWords('en'), fetchStaffWords('fa'), fetchStaffWords('en')]);
