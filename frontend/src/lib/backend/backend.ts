/** The one door to the program: a method a screen, each failing with a BackendError. */
import { Boot, Index } from '../wailsjs/go/api/City';
import { Event as EventPage, Open as OpenEvents } from '../wailsjs/go/api/Events';
import { Open as OpenHome } from '../wailsjs/go/api/Home';
import { Open as OpenMap } from '../wailsjs/go/api/Map';
import { Article, Open as OpenNews } from '../wailsjs/go/api/News';
import { Open as OpenProject } from '../wailsjs/go/api/Projects';
import { Find, Suggest } from '../wailsjs/go/api/Search';
import { Open as OpenTrustees } from '../wailsjs/go/api/Trustees';
import { call } from './call';
import type { FilterRequest, NewsRequest, SearchRequest, SuggestRequest, TrusteesRequest } from './shapes';

export const backend = {
  boot: () => call(Boot),
  index: () => call(Index),
  home: () => call(OpenHome),
  map: (request: FilterRequest) => call(() => OpenMap(request)),
  project: (id: string) => call(() => OpenProject(id)),
  trustees: (request: TrusteesRequest) => call(() => OpenTrustees(request)),
  news: (request: NewsRequest) => call(() => OpenNews(request)),
  article: (id: string) => call(() => Article(id)),
  events: () => call(OpenEvents),
  event: (id: string) => call(() => EventPage(id)),
  search: (request: SearchRequest) => call(() => Find(request)),
  suggest: (request: SuggestRequest) => call(() => Suggest(request)),
};
