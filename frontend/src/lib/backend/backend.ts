/** The one way to the program: a method a screen, each failing with a BackendError. */
import { Compare as CompareAreas, Open as OpenArea } from '../wailsjs/go/api/Areas';
import { Open as OpenChanges } from '../wailsjs/go/api/Changes';
import { Boot, Health, Index } from '../wailsjs/go/api/City';
import { Event as EventPage, Open as OpenEvents } from '../wailsjs/go/api/Events';
import { Open as OpenHome } from '../wailsjs/go/api/Home';
import { Card, Gazetteer, Here, Open as OpenMap, Years } from '../wailsjs/go/api/Map';
import { Archive, Article, Author, Front, Open as OpenNews } from '../wailsjs/go/api/News';
import { Compare as CompareProjects, Open as OpenProject, Version } from '../wailsjs/go/api/Projects';
import { Open as OpenPromises } from '../wailsjs/go/api/Promises';
import { Open as OpenReports, Report as ReportPage } from '../wailsjs/go/api/Reports';
import { Find, Suggest } from '../wailsjs/go/api/Search';
import {
  Open as OpenThresholds,
  Save as SaveThresholds,
  Try as TryThresholds,
} from '../wailsjs/go/api/Thresholds';
import { Awards, Open as OpenTransparency } from '../wailsjs/go/api/Transparency';
import { At, Open as OpenTrustees, Trustee as TrusteePage } from '../wailsjs/go/api/Trustees';
import { Open as OpenUnit } from '../wailsjs/go/api/Units';
import { call } from './call';
import type {
  AuthorRequest,
  AwardsRequest,
  CardRequest,
  ChangesRequest,
  CompareRequest,
  EventsRequest,
  FilterRequest,
  GazetteerRequest,
  NewsRequest,
  PlaceRequest,
  PromisesRequest,
  ReportsRequest,
  SearchRequest,
  SpotRequest,
  SuggestRequest,
  ThresholdsRequest,
  TransparencyRequest,
  TrusteesRequest,
  VersionRequest,
  YearsRequest,
} from './shapes';

export const backend = {
  boot: () => call(Boot),
  health: () => call(Health),
  index: () => call(Index),
  home: () => call(OpenHome),
  map: (request: FilterRequest) => call(() => OpenMap(request)),
  mapCard: (request: CardRequest) => call(() => Card(request)),
  mapHere: (request: SpotRequest) => call(() => Here(request)),
  years: (request: YearsRequest) => call(() => Years(request)),
  gazetteer: (request: GazetteerRequest) => call(() => Gazetteer(request)),
  project: (id: string) => call(() => OpenProject(id)),
  version: (request: VersionRequest) => call(() => Version(request)),
  trustees: (request: TrusteesRequest) => call(() => OpenTrustees(request)),
  news: (request: NewsRequest) => call(() => OpenNews(request)),
  front: () => call(Front),
  archive: (request: NewsRequest) => call(() => Archive(request)),
  article: (id: string) => call(() => Article(id)),
  author: (request: AuthorRequest) => call(() => Author(request)),
  events: (request: EventsRequest) => call(() => OpenEvents(request)),
  event: (id: string) => call(() => EventPage(id)),
  area: (id: string) => call(() => OpenArea(id)),
  compareAreas: (request: CompareRequest) => call(() => CompareAreas(request)),
  compareProjects: (request: CompareRequest) => call(() => CompareProjects(request)),
  reports: (request: ReportsRequest) => call(() => OpenReports(request)),
  report: (id: string) => call(() => ReportPage(id)),
  unit: (id: string) => call(() => OpenUnit(id)),
  trustee: (id: string) => call(() => TrusteePage(id)),
  answering: (request: PlaceRequest) => call(() => At(request)),
  transparency: (request: TransparencyRequest) => call(() => OpenTransparency(request)),
  promises: (request: PromisesRequest) => call(() => OpenPromises(request)),
  changes: (request: ChangesRequest) => call(() => OpenChanges(request)),
  awards: (request: AwardsRequest) => call(() => Awards(request)),
  thresholds: () => call(OpenThresholds),
  tryThresholds: (request: ThresholdsRequest) => call(() => TryThresholds(request)),
  saveThresholds: (request: ThresholdsRequest) => call(() => SaveThresholds(request)),
  search: (request: SearchRequest) => call(() => Find(request)),
  suggest: (request: SuggestRequest) => call(() => Suggest(request)),
};
