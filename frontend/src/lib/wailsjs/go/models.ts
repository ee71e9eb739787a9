export namespace api {
	
	export interface AmendmentView {
	    number: string;
	    kind: string;
	    day: string;
	    old: number;
	    new: number;
	    scope: string;
	    reason: string;
	}
	export interface DateCount {
	    number: number;
	    count: number;
	}
	export interface OptionCount {
	    code: string;
	    count: number;
	}
	export interface PictureView {
	    url: string;
	    thumb: string;
	    type: string;
	    width: number;
	    height: number;
	    use: string;
	    caption: string;
	    credit: string;
	    alt: string;
	    taken: string;
	    focus: string;
	}
	export interface ArticleCard {
	    id: string;
	    code: string;
	    kicker: string;
	    title: string;
	    lead: string;
	    section: string;
	    form: string;
	    author: string;
	    published: number;
	    minutes: number;
	    choice: number;
	    cover?: PictureView;
	}
	export interface NewsView {
	    total: number;
	    articles: ArticleCard[];
	    sections: OptionCount[];
	    forms: OptionCount[];
	    authors: OptionCount[];
	    tags: OptionCount[];
	    areas: OptionCount[];
	    years: DateCount[];
	    months: DateCount[];
	    days: DateCount[];
	}
	export interface ArchiveView {
	    list: NewsView;
	    month: number;
	    day: number;
	    others: ArticleCard[];
	    othersTotal: number;
	}
	export interface AreaFigures {
	    id: string;
	    projects: number;
	    approved?: number;
	    perPerson?: number;
	    onTime: number;
	    judged: number;
	}
	export interface FlaggedView {
	    id: string;
	    title: string;
	    value: number;
	}
	export interface AreaFlag {
	    code: string;
	    unit: string;
	    threshold: number;
	    count: number;
	    worst: FlaggedView[];
	}
	export interface AreaMoney {
	    approved: number;
	    spent: number;
	    approvedPerPerson?: number;
	    spentPerPerson?: number;
	    approvedPerHectare?: number;
	    spentPerHectare?: number;
	}
	export interface TrusteeCard {
	    id: string;
	    person: string;
	    name: string;
	    bio: string;
	    post: string;
	    postId: string;
	    unit: string;
	    unitId: string;
	    area: string;
	    start: string;
	    end: string;
	    current: boolean;
	    term: string;
	    stale: boolean;
	    phone: string;
	    email: string;
	    hours: string;
	    office: string;
	    verified: string;
	    photo?: PictureView;
	}
	export interface EventCard {
	    id: string;
	    title: string;
	    category: string;
	    start: number;
	    end: number;
	    place: string;
	    area: string;
	    past: boolean;
	    on: boolean;
	    audience: string;
	    at: number[];
	    cover?: PictureView;
	}
	export interface DomainMoney {
	    domain: string;
	    projects: number;
	    approved: number;
	    spent: number;
	}
	export interface YearMoney {
	    year: number;
	    approved: number;
	    spent: number;
	}
	export interface ConstantYearView {
	    year: number;
	    approved: number;
	    spent: number;
	    constantApproved?: number;
	    constantSpent?: number;
	}
	export interface ConstantView {
	    base: number;
	    source: string;
	    years: ConstantYearView[];
	    sum: ConstantYearView;
	}
	export interface AreaReports {
	    open: number;
	    fixed: number;
	    confirmed: number;
	    ended: number;
	}
	export interface DeadlineView {
	    state: string;
	    day: string;
	    days: number;
	}
	export interface ProjectCard {
	    id: string;
	    code: string;
	    title: string;
	    domain: string;
	    type: string;
	    status: string;
	    suspended: boolean;
	    area: string;
	    physical?: number;
	    approved: number;
	    amount: number;
	    spent: number;
	    start: string;
	    end: string;
	    finished: string;
	    asOf: string;
	    deadline?: DeadlineView;
	    behind: number;
	    cover?: PictureView;
	}
	export interface AreaWithin {
	    id: string;
	    projects: number;
	    population: number;
	    boundary: string;
	}
	export interface AreaView {
	    id: string;
	    code: string;
	    rank: string;
	    name: string;
	    nameEn: string;
	    parent: string;
	    population: number;
	}
	export interface AreaPage {
	    area: AreaView;
	    boundary: string;
	    hectares?: number;
	    source: string;
	    base: string;
	    within: AreaWithin[];
	    total: number;
	    statuses: OptionCount[];
	    projects: ProjectCard[];
	    listed: ProjectCard[];
	    flags: AreaFlag[];
	    flagged: number;
	    reports: AreaReports;
	    money?: AreaMoney;
	    unbudgeted: number;
	    constant?: ConstantView;
	    years: YearMoney[];
	    domains: DomainMoney[];
	    coming: EventCard[];
	    comingTotal: number;
	    past: number;
	    trustees: TrusteeCard[];
	    trusteesTotal: number;
	    above: TrusteeCard[];
	    articles: ArticleCard[];
	}
	export interface AreaPair {
	    a: AreaPage;
	    b?: AreaPage;
	    caveats: string[];
	    shared: number;
	}
	
	
	
	
	export interface ArticleLink {
	    id: string;
	    title: string;
	}
	export interface CorrectionView {
	    at: number;
	    text: string;
	    reason: string;
	}
	export interface HeadingView {
	    id: string;
	    level: number;
	    text: string;
	}
	export interface MoveView {
	    day: string;
	    from: string;
	    to: string;
	    days: number;
	    amendment: boolean;
	    number: string;
	    reason: string;
	    version: number;
	}
	export interface PromiseView {
	    first: string;
	    now: string;
	    moves: MoveView[];
	    unamended: number;
	}
	export interface ProgressRow {
	    day: string;
	    physicalPlanned?: number;
	    physicalActual?: number;
	    financialPlanned?: number;
	    financialActual?: number;
	    note: string;
	}
	export interface LiveProject {
	    card: ProjectCard;
	    progress: ProgressRow[];
	    promise: PromiseView;
	    geometry: string;
	    base: string;
	}
	export interface LiveView {
	    project?: LiveProject;
	}
	export interface BodyPart {
	    html: string;
	    live?: LiveView;
	}
	export interface ArticleView {
	    card: ArticleCard;
	    body: BodyPart[];
	    today: string;
	    headings: HeadingView[];
	    shown: PictureView[];
	    corrections: CorrectionView[];
	    before?: ArticleLink;
	    after?: ArticleLink;
	    tags: string[];
	    source: string;
	    areas: string[];
	    pictures: PictureView[];
	    projects: ProjectCard[];
	    events: EventCard[];
	    persons: TrusteeCard[];
	    related: ArticleCard[];
	}
	export interface AuthorRequest {
	    name: string;
	    offset: number;
	    limit: number;
	}
	export interface AuthorView {
	    name: string;
	    total: number;
	    first: number;
	    last: number;
	    sections: OptionCount[];
	    articles: ArticleCard[];
	}
	export interface RatioView {
	    known: number;
	    below: number;
	    equal: number;
	    above: number;
	    least: number;
	    median: number;
	    most: number;
	}
	export interface AwardMethodView {
	    code: string;
	    contracts: number;
	    projects: number;
	    valued: number;
	    value: number;
	    ratio: RatioView;
	}
	export interface AwardUnitView {
	    key: string;
	    title: string;
	}
	export interface AwardView {
	    project: string;
	    of: string;
	    code: string;
	    unit: string;
	    number: string;
	    title: string;
	    method: string;
	    contest: string;
	    tenderers: number;
	    contractor: string;
	    price: number;
	    estimate: number;
	    ratio: number;
	    signed: string;
	}
	export interface AwardsRequest {
	    area: string;
	    unit: string;
	    year: string;
	    method: string;
	    contest: string;
	    firms: string[];
	    winner: string;
	    sort: string;
	    descending: boolean;
	    offset: number;
	    limit: number;
	}
	export interface UnitShareView {
	    key: string;
	    title: string;
	    contracts: number;
	    of: number;
	    share: number;
	    known: boolean;
	}
	export interface WinnerView {
	    name: string;
	    contracts: number;
	    value: number;
	    direct: number;
	    bids: number;
	    won: number;
	    units: UnitShareView[];
	}
	export interface PairView {
	    names: string[];
	    together: number;
	    won: number[];
	    bids: number[];
	}
	export interface ContestView {
	    code: string;
	    contracts: number;
	    value: number;
	}
	export interface AwardsView {
	    years: number[];
	    units: AwardUnitView[];
	    contracts: number;
	    projects: number;
	    valued: number;
	    value: number;
	    methods: AwardMethodView[];
	    contests: ContestView[];
	    ratio: RatioView;
	    pairs: PairView[];
	    pairsOf: number;
	    winners: WinnerView[];
	    winnersOf: number;
	    contractors: number;
	    total: number;
	    rows: AwardView[];
	}
	export interface BigContractView {
	    project: string;
	    of: string;
	    number: string;
	    title: string;
	    contractor: string;
	    price: number;
	    value: number;
	}
	
	export interface Damage {
	    kind: string;
	    count: number;
	}
	export interface Terms {
	    domains: didban.Term[];
	    types: didban.Term[];
	    subtypes: didban.Term[];
	    statuses: didban.Term[];
	    sections: didban.Term[];
	    forms: didban.Term[];
	    eventCategories: didban.Term[];
	    fundingSources: didban.Term[];
	    contractNatures: didban.Term[];
	    procurementMethods: didban.Term[];
	    contractStatuses: didban.Term[];
	    amendmentKinds: didban.Term[];
	    milestoneKinds: didban.Term[];
	    mediaUses: didban.Term[];
	    areaRanks: didban.Term[];
	    placeSorts: didban.Term[];
	    reportCategories: didban.Term[];
	    reportDetails: didban.Term[];
	    reportStates: didban.Term[];
	    aspects: didban.Term[];
	    channels: didban.Term[];
	    rules: didban.Term[];
	    outcomes: didban.Term[];
	    rulingActions: didban.Term[];
	    letters: didban.Term[];
	    topics: didban.Term[];
	    messageStates: didban.Term[];
	}
	export interface UnitName {
	    id: string;
	    title: string;
	}
	export interface ReportKindView {
	    code: string;
	    domain: string;
	    radius: number;
	    days: number;
	    details: string[];
	    telephone: string;
	}
	export interface CityView {
	    id: string;
	    name: string;
	    nameEn: string;
	    demonstration: boolean;
	    asOf: string;
	    population: number;
	    lon: number;
	    lat: number;
	    bounds: number[];
	    source: string;
	    licence: string;
	    web: string;
	}
	export interface BootView {
	    mode: string;
	    wall: boolean;
	    version: string;
	    today: string;
	    city: CityView;
	    areas: AreaView[];
	    reportKinds: ReportKindView[];
	    units: UnitName[];
	    terms: Terms;
	    basemap: boolean;
	    empty: boolean;
	    readOnly: boolean;
	    damaged: Damage[];
	}
	export interface BudgetLineView {
	    year: number;
	    source: string;
	    title: string;
	    approved: number;
	    revised: number;
	    allocated: number;
	    spent: number;
	}
	export interface CardRequest {
	    id: string;
	    at: string;
	}
	export interface ChangeLine {
	    kind: string;
	    id: string;
	    code: string;
	    title: string;
	    day: string;
	    version: number;
	    number: string;
	    amendment: string;
	    text: string;
	    party: string;
	    reason: string;
	    fromDay: string;
	    toDay: string;
	    days: number;
	    from: number;
	    to: number;
	    before?: number;
	    after?: number;
	}
	export interface ChangeGroup {
	    sort: string;
	    source: string;
	    known: string;
	    total: number;
	    projects: number;
	    sum: number;
	    unamended: number;
	    undated: number;
	    lines: ChangeLine[];
	}
	
	export interface ChangeView {
	    code: string;
	    count: number;
	    projects: number;
	    rials: number;
	}
	export interface ChangesRequest {
	    month: string;
	    area: string;
	    sort: string;
	    offset: number;
	    limit: number;
	}
	export interface ChangesView {
	    month: string;
	    from: string;
	    to: string;
	    today: string;
	    area: string;
	    before: string;
	    after: string;
	    since: string;
	    known: boolean;
	    groups: ChangeGroup[];
	}
	
	export interface CompareRequest {
	    a: string;
	    b: string;
	}
	
	
	
	export interface PaymentView {
	    number: string;
	    day: string;
	    amount: number;
	    for: string;
	}
	export interface ContractView {
	    number: string;
	    title: string;
	    nature: string;
	    method: string;
	    status: string;
	    estimate: number;
	    tenderers: string[];
	    contest: string;
	    contractor: string;
	    price: number;
	    value: number;
	    paid: number;
	    signed: string;
	    start: string;
	    days: number;
	    duration: number;
	    amendments: AmendmentView[];
	    payments: PaymentView[];
	}
	export interface ContractorView {
	    name: string;
	    contracts: number;
	    projects: number;
	    value: number;
	}
	
	
	
	
	export interface DeadlinesView {
	    comment: number;
	    message: number;
	    report: number;
	    question: number;
	}
	export interface DisclosureItemView {
	    code: string;
	    level: string;
	    state: string;
	    lacking: string[];
	}
	export interface DisclosureTotal {
	    disclosed: number;
	    expected: number;
	}
	export interface DisclosureView {
	    disclosed: number;
	    expected: number;
	    items: DisclosureItemView[];
	}
	
	
	export interface EventView {
	    card: EventCard;
	    description: string;
	    organiser: string;
	    audience: string;
	    capacity: number;
	    geometry: string;
	    base: string;
	    areas: string[];
	    project?: ProjectCard;
	    articles: ArticleCard[];
	    pictures: PictureView[];
	    calendar: string;
	}
	export interface EventsRequest {
	    area: string;
	    category: string;
	    audience: string;
	    time: string;
	    from: string;
	    to: string;
	    offset: number;
	    limit: number;
	}
	export interface EventsView {
	    total: number;
	    events: EventCard[];
	    times: OptionCount[];
	    categories: OptionCount[];
	    audiences: OptionCount[];
	    areas: OptionCount[];
	    base: string;
	}
	export interface FacetCounts {
	    facet: string;
	    options: OptionCount[];
	}
	export interface FieldValueView {
	    sort: string;
	    vocabulary: string;
	    text: string;
	}
	export interface FieldItemView {
	    list: string;
	    keys: FieldValueView[];
	}
	export interface FieldChangeView {
	    field: string;
	    items: FieldItemView[];
	    op: string;
	    sort: string;
	    vocabulary: string;
	    old: string;
	    new: string;
	}
	
	
	export interface FilterRequest {
	    areas: string[];
	    domains: string[];
	    types: string[];
	    statuses: string[];
	    at: string;
	    near: string;
	    level: string;
	    years: string[];
	    amount: string;
	    progress: string;
	    text: string;
	    sort: string;
	    descending: boolean;
	    flags: string[];
	    traits: string[];
	    recentChanges: string[];
	    paidIn: string[];
	    sources: string[];
	    budgets: string[];
	    contractors: string[];
	    methods: string[];
	    units: string[];
	    missing: string[];
	    offset: number;
	    limit: number;
	}
	export interface FlagCountView {
	    code: string;
	    count: number;
	    threshold: number;
	}
	export interface FlagInputView {
	    code: string;
	    unit: string;
	    number: number;
	    text: string;
	}
	export interface FlagView {
	    code: string;
	    value: number;
	    unit: string;
	    threshold: number;
	    day: string;
	    inputs: FlagInputView[];
	}
	
	export interface FlowStepView {
	    step: string;
	    amount?: number;
	}
	export interface FrontSection {
	    code: string;
	    count: number;
	    articles: ArticleCard[];
	}
	export interface FrontView {
	    total: number;
	    lead?: ArticleCard;
	    choice: ArticleCard[];
	    newest: ArticleCard[];
	    sections: FrontSection[];
	    onThisDay: ArticleCard[];
	    forms: OptionCount[];
	    areas: OptionCount[];
	}
	export interface GazetteerRequest {
	    text: string;
	    limit: number;
	}
	export interface NamedPlace {
	    kind: string;
	    id: string;
	    sort: string;
	    name: string;
	    nameEn: string;
	    lon: number;
	    lat: number;
	    bounds: number[];
	}
	export interface GazetteerView {
	    places: NamedPlace[];
	}
	export interface SegmentView {
	    text: string;
	    mark: boolean;
	}
	export interface HitView {
	    kind: string;
	    id: string;
	    title: SegmentView[];
	    passage: SegmentView[];
	    label: string;
	    form: string;
	    author: string;
	    area: string;
	    onKind: string;
	    onId: string;
	    day: string;
	    at: number;
	    amount: number;
	    cover?: PictureView;
	}
	export interface GroupView {
	    kind: string;
	    total: number;
	    hits: HitView[];
	}
	
	export interface HealthView {
	    checked: number;
	    findings: number;
	    backup: number;
	    full: boolean;
	    clock: string;
	    clockLast: number;
	    damaged: Damage[];
	}
	export interface HereView {
	    lon: number;
	    lat: number;
	}
	
	export interface HomeFigures {
	    projects: number;
	    active: number;
	    finishedThisYear: number;
	    spentThisYear: number;
	    priced: number;
	    year: number;
	    suspended: number;
	}
	export interface HomeView {
	    figures: HomeFigures;
	    projects: ProjectCard[];
	    events: EventCard[];
	    articles: ArticleCard[];
	}
	export interface IndexView {
	    searchReady: boolean;
	    mapReady: boolean;
	    rebuilding: boolean;
	    percent: number;
	}
	export interface LimitChangeView {
	    code: string;
	    unit: string;
	    from: number;
	    to: number;
	}
	export interface LimitSetting {
	    code: string;
	    value: number;
	}
	export interface LimitView {
	    code: string;
	    unit: string;
	    value: number;
	    default: number;
	    most: number;
	    now: number;
	    then: number;
	}
	
	
	export interface MapView {
	    total: number;
	    located: number;
	    spent: number;
	    approved: number;
	    projects: ProjectCard[];
	    bounds: number[];
	    counts: FacetCounts[];
	    tiles: string;
	    base: string;
	    files: string;
	    first: string;
	    at: string;
	    undated: number;
	    metres: number[];
	    areas: AreaFigures[];
	    outside: number;
	}
	export interface MethodView {
	    code: string;
	    contracts: number;
	    projects: number;
	    valued: number;
	    value: number;
	}
	export interface MilestoneView {
	    title: string;
	    sort: string;
	    due: string;
	    met: string;
	    state: string;
	    late: number;
	}
	export interface MomentView {
	    sort: string;
	    day: string;
	    at: number;
	    ref: string;
	    number: string;
	    n: number;
	    title: string;
	    text: string;
	    code: string;
	    state: string;
	    due: string;
	    actor: string;
	    name: string;
	    amount: number;
	    old: number;
	    new: number;
	    physical?: number;
	    financial?: number;
	}
	export interface MoneyView {
	    approved: number;
	    revised: number;
	    allocated: number;
	    spent: number;
	    contract: number;
	    paid: number;
	}
	export interface MonthPaidView {
	    first: string;
	    count: number;
	    projects: number;
	    paid: number;
	}
	
	
	export interface NewsRequest {
	    section: string;
	    form: string;
	    author: string;
	    tag: string;
	    area: string;
	    year: number;
	    month: number;
	    day: number;
	    offset: number;
	    limit: number;
	}
	
	export interface OnTimeView {
	    onTime: number;
	    judged: number;
	}
	
	export interface OverrunView {
	    count: number;
	    priced: number;
	    rials: number;
	}
	
	
	
	export interface PlaceRequest {
	    lon: number;
	    lat: number;
	    area: string;
	}
	export interface PlaceView {
	    areas: string[];
	    trustees: TrusteeCard[];
	}
	export interface PostView {
	    id: string;
	    title: string;
	    area: string;
	    letters: string;
	    holders: TrusteeCard[];
	}
	export interface PreviewRequest {
	    draft: string;
	    sheet: string;
	}
	
	
	export interface SpecView {
	    label: string;
	    value: string;
	    unit: string;
	}
	export interface UnitPriceView {
	    label: string;
	    metres: number;
	    square: boolean;
	    approved?: number;
	    spent?: number;
	}
	export interface ShiftView {
	    sort: string;
	    day: string;
	    number: string;
	    fromDay: string;
	    toDay: string;
	    days: number;
	    from: number;
	    to: number;
	}
	export interface ProjectView {
	    card: ProjectCard;
	    description: string;
	    purpose: string;
	    subtype: string;
	    suspendedReason: string;
	    unit: string;
	    unitId: string;
	    unitPhone: string;
	    officer: string;
	    owner: string;
	    own: string[];
	    areas: string[];
	    address: string;
	    geometry: string;
	    base: string;
	    scope: string;
	    environment: string;
	    land: string;
	    changes: string;
	    promise: PromiseView;
	    shifts: ShiftView[];
	    elapsed?: number;
	    money: MoneyView;
	    constant?: ConstantView;
	    unitPrice?: UnitPriceView;
	    specs: SpecView[];
	    budget: BudgetLineView[];
	    contracts: ContractView[];
	    progress: ProgressRow[];
	    milestones: MilestoneView[];
	    pictures: PictureView[];
	    documents: PictureView[];
	    trustees: TrusteeCard[];
	    articles: ArticleCard[];
	    events: EventCard[];
	    related: ProjectCard[];
	    flow: FlowStepView[];
	    timeline: MomentView[];
	    flags: FlagView[];
	    disclosure: DisclosureView;
	}
	export interface ProjectPair {
	    a: ProjectView;
	    b?: ProjectView;
	    caveats: string[];
	}
	
	export interface PromiseSums {
	    all: number;
	    overdue: number;
	    kept: number;
	    missed: number;
	    ahead: number;
	    open: number;
	    moved: number;
	    moves: number;
	    unamended: number;
	}
	export interface PromiseGroup {
	    code: string;
	    title: string;
	    sums: PromiseSums;
	}
	export interface PromiseRow {
	    id: string;
	    code: string;
	    title: string;
	    status: string;
	    suspended: boolean;
	    unit: string;
	    unitId: string;
	    area: string;
	    finished: string;
	    state: string;
	    days: number;
	    promise: PromiseView;
	}
	
	
	export interface PromisesRequest {
	    area: string;
	    unit: string;
	    year: number;
	    state: string;
	    by: string;
	    offset: number;
	    limit: number;
	}
	export interface PromisesView {
	    today: string;
	    sums: PromiseSums;
	    unknown: number;
	    units: PromiseGroup[];
	    years: PromiseGroup[];
	    groups: PromiseGroup[];
	    total: number;
	    rows: PromiseRow[];
	}
	
	export interface ReportSaid {
	    supports: number;
	    supportDevices: number;
	    still: number;
	    stillDevices: number;
	    gone: number;
	    goneDevices: number;
	}
	export interface ReportCard {
	    id: string;
	    code: string;
	    category: string;
	    detail: string;
	    domain: string;
	    severity: number;
	    state: string;
	    phase: string;
	    day: string;
	    moved: string;
	    place: string;
	    area: string;
	    text: string;
	    sight: string;
	    photo?: PictureView;
	    said: ReportSaid;
	    lon: number;
	    lat: number;
	}
	
	export interface ReportLink {
	    kind: string;
	    id: string;
	    title: string;
	}
	export interface ReportRuling {
	    code: string;
	    rule: string;
	    roles: string[];
	    appeal: string;
	}
	
	export interface ReportStepView {
	    state: string;
	    day: string;
	    unit: string;
	    text: string;
	    pictures: PictureView[];
	    due: string;
	    rule: string;
	    link?: ReportLink;
	}
	export interface ReportView {
	    card: ReportCard;
	    areas: string[];
	    pictures: PictureView[];
	    steps: ReportStepView[];
	    unit: string;
	    days: number;
	    channel: string;
	    main?: ReportLink;
	    project?: ReportLink;
	    base: string;
	    ruling?: ReportRuling;
	}
	export interface ReportsRequest {
	    areas: string[];
	    categories: string[];
	    phases: string[];
	    units: string[];
	    whole: boolean;
	    offset: number;
	    limit: number;
	}
	export interface ReportsView {
	    total: number;
	    reports: ReportCard[];
	    counts: FacetCounts[];
	    bounds: number[];
	    tiles: string;
	    base: string;
	    since: string;
	    here?: HereView;
	}
	export interface SearchRequest {
	    text: string;
	    kinds: string[];
	    areas: string[];
	    domains: string[];
	    types: string[];
	    statuses: string[];
	    sections: string[];
	    forms: string[];
	    years: string[];
	    authors: string[];
	    tags: string[];
	    from: string;
	    to: string;
	    sort: string;
	    offset: number;
	    limit: number;
	    exact: boolean;
	    grouped: boolean;
	}
	export interface TypedView {
	    field: string;
	    value: string;
	    label: string;
	}
	export interface SearchView {
	    text: string;
	    rescue: string;
	    meant: string[];
	    typed: TypedView[];
	    total: number;
	    hits: HitView[];
	    groups: GroupView[];
	    counts: FacetCounts[];
	    rebuilding: boolean;
	    percent: number;
	}
	
	
	export interface SliceView {
	    code: string;
	    count: number;
	    priced: number;
	    approved: number;
	    allocated: number;
	    spent: number;
	}
	
	export interface SpotMoney {
	    approved: number;
	    spent: number;
	    unbudgeted: number;
	}
	export interface SpotRequest {
	    lon: number;
	    lat: number;
	    at: string;
	}
	export interface SpotView {
	    at: string;
	    areas: string[];
	    total: number;
	    money?: SpotMoney;
	    nearest: ProjectCard[];
	    metres: number[];
	    within: number;
	    radius: number;
	    trustees: TrusteeCard[];
	}
	export interface SuggestRequest {
	    text: string;
	    limit: number;
	    kinds: string[];
	}
	export interface SuggestionView {
	    text: string;
	    kind: string;
	    id: string;
	}
	
	export interface ThresholdsChange {
	    at: number;
	    actor: string;
	    name: string;
	    reason: string;
	    limits: LimitChangeView[];
	}
	export interface ThresholdsRequest {
	    version: number;
	    reason: string;
	    limits: LimitSetting[];
	}
	export interface ThresholdsView {
	    version: number;
	    mayEdit: boolean;
	    limits: LimitView[];
	    past: ThresholdsChange[];
	}
	export interface TransparencyRequest {
	    area: string;
	    year: number;
	}
	export interface TransparencyView {
	    today: string;
	    monthFirst: string;
	    years: number[];
	    total: number;
	    money: SliceView;
	    approvedPerPerson?: number;
	    spentPerPerson?: number;
	    population: number;
	    paid: number;
	    onTime: OnTimeView;
	    pastPromise: number;
	    overrun: OverrunView;
	    finished: number;
	    disclosure: DisclosureTotal;
	    domains: SliceView[];
	    areas: SliceView[];
	    sources: SliceView[];
	    statuses: SliceView[];
	    byYear: SliceView[];
	    constant?: ConstantView;
	    months: MonthPaidView[];
	    methods: MethodView[];
	    contracts: BigContractView[];
	    contractors: ContractorView[];
	    flags: FlagCountView[];
	    changes: ChangeView[];
	}
	
	export interface TrusteePin {
	    id: string;
	    lon: number;
	    lat: number;
	}
	export interface TrusteeView {
	    card: TrusteeCard;
	    areas: string[];
	    boundary: string;
	    base: string;
	    others: TrusteeCard[];
	    holders: TrusteeCard[];
	    total: number;
	    projects: ProjectCard[];
	    articles: ArticleCard[];
	    named: ArticleCard[];
	    contact: string;
	}
	export interface TrusteesRequest {
	    area: string;
	    text: string;
	}
	export interface TrusteesView {
	    total: number;
	    trustees: TrusteeCard[];
	    areas: OptionCount[];
	    base: string;
	    bounds: number[];
	    pins: TrusteePin[];
	}
	
	
	
	
	export interface UnitView {
	    id: string;
	    code: string;
	    title: string;
	    parent: UnitName;
	    phone: string;
	    hours: string;
	    head: PostView;
	    deadlines: DeadlinesView;
	    categories: string[];
	    reports: AreaReports;
	    within: UnitName[];
	    posts: PostView[];
	    total: number;
	    statuses: OptionCount[];
	    projects: ProjectCard[];
	}
	export interface VersionRequest {
	    id: string;
	    n: number;
	}
	export interface VersionView {
	    n: number;
	    before: number;
	    deleted: boolean;
	    changes: FieldChangeView[];
	}
	
	
	export interface YearsRequest {
	    month: string;
	}
	export interface YearsView {
	    month: string;
	    day: string;
	    first: string;
	    begun: number;
	    running: number;
	    finished: number;
	    paid: number;
	    tiles: string;
	    base: string;
	    bounds: number[];
	}

}

export namespace dialogue {
	
	export interface ActRequest {
	    code: string;
	    visit: string;
	    what: string;
	    text: string;
	}
	export interface AddresseeRequest {
	    kind: string;
	    id: string;
	}
	export interface RefView {
	    kind: string;
	    id: string;
	    title: string;
	}
	export interface AddresseeView {
	    to: RefView;
	    unit: RefView;
	    holder: string;
	    way: string;
	    days: number;
	    due: string;
	    may: boolean;
	}
	export interface OutcomeView {
	    kind: string;
	    link?: RefView;
	    due: string;
	    why: string;
	}
	export interface AnswerView {
	    text: string;
	    by: RefView;
	    day: string;
	    channel: string;
	    edited: boolean;
	    ready: boolean;
	    outcome: OutcomeView;
	}
	export interface RuleCount {
	    rule: string;
	    count: number;
	}
	export interface RulingView {
	    id: string;
	    code: string;
	    of: string;
	    subject: RefView;
	    noun: string;
	    action: string;
	    rule: string;
	    roles: string[];
	    unit: string;
	    day: string;
	    digest: string;
	    redactions: RuleCount[];
	    note: string;
	    authority: string;
	    number: string;
	    against: string;
	    appeal: string;
	    appealCode: string;
	    until: string;
	}
	export interface CommentView {
	    id: string;
	    code: string;
	    to: string;
	    author: string;
	    aspect: string;
	    channel: string;
	    told: boolean;
	    day: string;
	    text: string;
	    state: string;
	    redacted: boolean;
	    ruling: RulingView;
	    supports: number;
	    devices: number;
	    mine: boolean;
	    alike: number;
	    answer?: AnswerView;
	    replies: CommentView[];
	}
	export interface AnswerItem {
	    comment: CommentView;
	    on: RefView;
	    unit: RefView;
	    due: string;
	    left: number;
	    fill: Record<string, string>;
	}
	export interface AnswerRequest {
	    comment: string;
	    text: string;
	    unit: string;
	    post: string;
	    channel: string;
	    outcome: string;
	    kind: string;
	    link: string;
	    due: string;
	    why: string;
	    template: string;
	}
	
	export interface AnswersRequest {
	    answered: boolean;
	    offset: number;
	}
	export interface TemplateView {
	    id: string;
	    unit: RefView;
	    title: string;
	    text: string;
	    mine: boolean;
	}
	export interface AnswersView {
	    items: AnswerItem[];
	    total: number;
	    offset: number;
	    late: number;
	    units: RefView[];
	    posts: RefView[];
	    templates: TemplateView[];
	}
	export interface AssignRequest {
	    id: string;
	    to: string;
	}
	export interface AttachRequest {
	    form: string;
	    name: string;
	    content: string;
	}
	export interface ColleagueView {
	    id: string;
	    name: string;
	}
	
	export interface ContactView {
	    name: string;
	    phone: string;
	}
	export interface PhotoBoxView {
	    x: number;
	    y: number;
	    w: number;
	    h: number;
	}
	export interface PhotoAnswer {
	    k: number;
	    answer: string;
	    boxes: PhotoBoxView[];
	}
	export interface SpanOfWriter {
	    from: number;
	    to: number;
	    sort: string;
	}
	export interface DecideRequest {
	    ids: string[];
	    action: string;
	    rule: string;
	    note: string;
	    authority: string;
	    number: string;
	    spans: SpanOfWriter[];
	    into: string;
	    kind: string;
	    to: string;
	    photos?: PhotoAnswer[];
	    seen: number;
	}
	export interface DecidedItem {
	    id: string;
	    held: boolean;
	    fault: string;
	}
	export interface DecidedView {
	    items: DecidedItem[];
	    until: number;
	}
	export interface DueCount {
	    open: number;
	    late: number;
	}
	export interface DeskView {
	    judges: boolean;
	    seconds: boolean;
	    answers: boolean;
	    works: boolean;
	    reads: boolean;
	    waiting: number;
	    late: number;
	    held: number;
	    appeals: number;
	    mine: number;
	    answer: DueCount;
	    work: DueCount;
	    letters: DueCount;
	}
	
	export interface EventView {
	    what: string;
	    day: string;
	    at: number;
	    action: string;
	    rule: string;
	    note: string;
	    by: string;
	    to: string;
	    state: string;
	}
	export interface FacetCount {
	    code: string;
	    count: number;
	}
	export interface SpanView {
	    from: number;
	    to: number;
	    sort: string;
	    sure: boolean;
	    word: string;
	}
	export interface FirstView {
	    action: string;
	    rule: string;
	    note: string;
	    by: string;
	    spans: SpanView[];
	}
	export interface TurnSaid {
	    day: string;
	    text: string;
	    answer?: AnswerView;
	}
	export interface FollowMessage {
	    to: RefView;
	    unit: RefView;
	    topic: string;
	    state: string;
	    referred: boolean;
	    public: boolean;
	    contact: boolean;
	    refused: boolean;
	    turns: TurnSaid[];
	    reply: boolean;
	    left: number;
	    close: boolean;
	    publish: boolean;
	}
	export interface FollowRequest {
	    code: string;
	    visit: string;
	}
	export interface FollowStep {
	    what: string;
	    day: string;
	    action: string;
	    rule: string;
	    note: string;
	    state: string;
	    unit: string;
	    from: string;
	    due: string;
	}
	export interface FollowView {
	    kind: string;
	    state: string;
	    day: string;
	    due: string;
	    late: boolean;
	    on: RefView;
	    noun: string;
	    text: string;
	    shown: string;
	    salt: string;
	    ruling?: RulingView;
	    answer?: AnswerView;
	    appeal: boolean;
	    until: string;
	    withdraw: boolean;
	    work: string;
	    unit: string;
	    confirm: boolean;
	    reopen: boolean;
	    main?: RefView;
	    steps: FollowStep[];
	    message?: FollowMessage;
	}
	export interface ItemRequest {
	    id: string;
	}
	export interface NearView {
	    id: string;
	    noun: string;
	    percent: number;
	    same: boolean;
	    day: string;
	    stage: string;
	    text: string;
	    metres: number;
	    code: string;
	    category: string;
	    detail: string;
	    state: string;
	}
	export interface TurnView {
	    id: string;
	    author: string;
	    day: string;
	    text: string;
	    state: string;
	}
	export interface PhotoView {
	    k: number;
	    width: number;
	    height: number;
	    answer: string;
	    boxes: PhotoBoxView[];
	}
	export interface SentReport {
	    category: string;
	    detail: string;
	    severity: number;
	    place: string;
	    lon: number;
	    lat: number;
	}
	export interface PartView {
	    from: number;
	    by: RefView;
	    day: string;
	}
	export interface ItemView {
	    id: string;
	    kind: string;
	    stage: string;
	    on: RefView;
	    unit: string;
	    channel: string;
	    day: string;
	    device: string;
	    due: string;
	    left: number;
	    held: boolean;
	    hints: string[];
	    head: string;
	    action: string;
	    rule: string;
	    by: string;
	    reply: boolean;
	    assigned: string;
	    to: string;
	    pictures: number;
	    author: string;
	    aspect: string;
	    told: boolean;
	    text: string;
	    spans: SpanView[];
	    words: string;
	    topic: string;
	    parts: PartView[];
	    report?: SentReport;
	    photos: PhotoView[];
	    why: string;
	    appeal: string;
	    erased: boolean;
	    seen: number;
	    may: string[];
	    refusal: string;
	    second: boolean;
	    names: RefView[];
	    first?: FirstView;
	    thread: TurnView[];
	    near: NearView[];
	    others: number;
	    notices: number;
	    events: EventView[];
	    rulings: RulingView[];
	    colleagues: ColleagueView[];
	}
	export interface LetterItem {
	    id: string;
	    code: string;
	    to: RefView;
	    unit: RefView;
	    topic: string;
	    channel: string;
	    day: string;
	    due: string;
	    left: number;
	    state: string;
	    stage: string;
	    head: string;
	    hints: string[];
	    public: boolean;
	    call: boolean;
	}
	export interface LetterView {
	    id: string;
	    code: string;
	    to: RefView;
	    topic: string;
	    day: string;
	    channel: string;
	    told: boolean;
	    state: string;
	    redacted: boolean;
	    turns: TurnSaid[];
	    ruling: RulingView;
	}
	export interface LetterWork {
	    id: string;
	    code: string;
	    to: RefView;
	    unit: RefView;
	    topic: string;
	    channel: string;
	    day: string;
	    due: string;
	    left: number;
	    state: string;
	    stage: string;
	    head: string;
	    hints: string[];
	    public: boolean;
	    call: boolean;
	    text: string;
	    told: boolean;
	    area: RefView;
	    spans: SpanView[];
	    turns: TurnSaid[];
	    seen: number;
	    answer: boolean;
	    refer: boolean;
	    refuse: boolean;
	    more: number;
	    fill: Record<string, string>;
	    templates: TemplateView[];
	    units: RefView[];
	    mine: RefView[];
	    events: EventView[];
	}
	export interface LettersRequest {
	    state: string;
	    unit: string;
	    code: string;
	    offset: number;
	}
	export interface LettersView {
	    items: LetterItem[];
	    total: number;
	    offset: number;
	    late: number;
	    counts: FacetCount[];
	    units: RefView[];
	}
	export interface LookRequest {
	    text: string;
	}
	export interface LookView {
	    spans: SpanView[];
	}
	export interface MonthView {
	    month: string;
	    published: number;
	    redacted: number;
	    rejected: number;
	    hidden: number;
	    merged: number;
	    withdrawn: number;
	    overturned: number;
	    upheld: number;
	    all: number;
	    rules: RuleCount[];
	}
	export interface StandView {
	    supports: number;
	    supportDevices: number;
	    still: number;
	    stillDevices: number;
	    gone: number;
	    goneDevices: number;
	    mine: boolean;
	}
	export interface NearReport {
	    id: string;
	    code: string;
	    category: string;
	    detail: string;
	    domain: string;
	    state: string;
	    phase: string;
	    day: string;
	    metres: number;
	    place: string;
	    text: string;
	    sight: string;
	    photo: string;
	    alt: string;
	    percent: number;
	    said: StandView;
	}
	export interface NearReports {
	    items: NearReport[];
	    areas: string[];
	}
	export interface NearRequest {
	    category: string;
	    lon: number;
	    lat: number;
	    text: string;
	}
	
	export interface NoteOnRequest {
	    id: string;
	    text: string;
	}
	
	
	export interface PendingView {
	    id: string;
	    action: string;
	    until: number;
	}
	
	
	export interface PhotoRequest {
	    form: string;
	    id: string;
	    k: number;
	}
	
	export interface PhotosView {
	    photos: PhotoView[];
	}
	export interface PictureView {
	    url: string;
	}
	export interface PublishedRequest {
	    kind: string;
	    id: string;
	    offset: number;
	}
	export interface PublishedView {
	    items: LetterView[];
	    total: number;
	    offset: number;
	}
	export interface QueueItem {
	    id: string;
	    kind: string;
	    stage: string;
	    on: RefView;
	    unit: string;
	    channel: string;
	    day: string;
	    device: string;
	    due: string;
	    left: number;
	    held: boolean;
	    hints: string[];
	    head: string;
	    action: string;
	    rule: string;
	    by: string;
	    reply: boolean;
	    assigned: string;
	    to: string;
	    pictures: number;
	}
	export interface QueueRequest {
	    stage: string;
	    kind: string;
	    hint: string;
	    on: string;
	    unit: string;
	    device: string;
	    late: boolean;
	    mine: boolean;
	    offset: number;
	}
	export interface QueueView {
	    items: QueueItem[];
	    total: number;
	    offset: number;
	    stages: FacetCount[];
	    kinds: FacetCount[];
	    hints: FacetCount[];
	    late: number;
	    mine: number;
	    oldest: number;
	    pending: PendingView[];
	}
	export interface ReceiptView {
	    code: string;
	    groups: string[];
	    due: string;
	}
	export interface RecentItem {
	    on: RefView;
	    comment: string;
	    text: string;
	    answer: AnswerView;
	}
	export interface RecentView {
	    items: RecentItem[];
	}
	
	export interface ReferRequest {
	    id: string;
	    seen: number;
	    unit: string;
	    note: string;
	}
	export interface RefuseRequest {
	    id: string;
	    seen: number;
	    rule: string;
	    note: string;
	}
	export interface ReplyRequest {
	    id: string;
	    seen: number;
	    text: string;
	    unit: string;
	    post: string;
	    channel: string;
	    template: string;
	    outcome: string;
	    kind: string;
	    link: string;
	    due: string;
	    why: string;
	    close: boolean;
	}
	
	
	export interface RulingsRequest {
	    from: string;
	    to: string;
	    month: string;
	    code: string;
	    action: string;
	    rule: string;
	    offset: number;
	}
	export interface RulingsView {
	    total: number;
	    offset: number;
	    items: RulingView[];
	    months: MonthView[];
	}
	export interface SecondRequest {
	    id: string;
	    agree: boolean;
	    note: string;
	}
	export interface SendRequest {
	    once: string;
	    visit: string;
	    kind: string;
	    on: string;
	    id: string;
	    parent: string;
	    aspect: string;
	    author: string;
	    text: string;
	    rule: string;
	    took: number;
	    category?: string;
	    detail?: string;
	    severity?: number;
	    lon?: number;
	    lat?: number;
	    place?: string;
	    area?: string;
	    topic?: string;
	    public?: boolean;
	    contactName?: string;
	    contactPhone?: string;
	    channel: string;
	    consent: boolean;
	    form?: string;
	}
	
	
	
	export interface StandRequest {
	    id: string;
	    visit: string;
	    what: string;
	}
	
	export interface StepRequest {
	    id: string;
	    seen: number;
	    state: string;
	    text: string;
	    due: string;
	    unit: string;
	    rule: string;
	    body: string;
	    phone: string;
	    by: string;
	    photos?: PhotoAnswer[];
	}
	export interface SupportRequest {
	    id: string;
	    visit: string;
	    back: boolean;
	}
	export interface SupportView {
	    supports: number;
	    devices: number;
	    mine: boolean;
	}
	export interface TemplateRequest {
	    id: string;
	    unit: string;
	    title: string;
	    text: string;
	}
	
	export interface TemplatesView {
	    items: TemplateView[];
	    units: RefView[];
	    placeholders: string[];
	}
	export interface ThreadRequest {
	    kind: string;
	    id: string;
	    order: string;
	    offset: number;
	    visit: string;
	    comment: string;
	}
	export interface ThreadView {
	    subject: RefView;
	    order: string;
	    total: number;
	    said: number;
	    offset: number;
	    items: CommentView[];
	    answered?: CommentView;
	    may: boolean;
	    held: number;
	    heldDays: number;
	}
	
	
	export interface TypedRequest {
	    form: string;
	    text: string;
	}
	export interface TypedView {
	    text: string;
	}
	export interface UnmaskRequest {
	    id: string;
	    reason: string;
	}
	export interface WordRequest {
	    text: string;
	    class: string;
	    off: boolean;
	}
	export interface WordRow {
	    text: string;
	    class: string;
	    right: number;
	    wrong: number;
	    off: boolean;
	    own: boolean;
	}
	export interface WordsView {
	    items: WordRow[];
	    off: number;
	    own: number;
	}
	export interface WorkItem {
	    id: string;
	    noun: string;
	    category: string;
	    detail: string;
	    domain: string;
	    severity: number;
	    state: string;
	    phase: string;
	    unit: RefView;
	    place: string;
	    area: string;
	    lon: number;
	    lat: number;
	    head: string;
	    day: string;
	    due: string;
	    left: number;
	    said: StandView;
	    doubted: boolean;
	}
	export interface WorkStep {
	    state: string;
	    day: string;
	    unit: string;
	    from: string;
	    text: string;
	    due: string;
	    rule: string;
	    photos: number;
	}
	export interface WorkView {
	    id: string;
	    noun: string;
	    category: string;
	    detail: string;
	    domain: string;
	    severity: number;
	    state: string;
	    phase: string;
	    unit: RefView;
	    place: string;
	    area: string;
	    lon: number;
	    lat: number;
	    head: string;
	    day: string;
	    due: string;
	    left: number;
	    said: StandView;
	    doubted: boolean;
	    text: string;
	    channel: string;
	    steps: WorkStep[];
	    may: string[];
	    near: NearReport[];
	    units: RefView[];
	    mine: RefView[];
	    base: string;
	}
	export interface WorksRequest {
	    state: string;
	    offset: number;
	}
	export interface WorksView {
	    items: WorkItem[];
	    total: number;
	    offset: number;
	    late: number;
	    counts: FacetCount[];
	    units: RefView[];
	}

}

export namespace didban {
	
	export interface Term {
	    code: string;
	    fa: string;
	    en: string;
	    colour?: string;
	    icon?: string;
	    standard?: string;
	    retired?: boolean;
	}

}

export namespace staff {
	
	export interface AddRequest {
	    draft: string;
	    kind: string;
	    id: string;
	    copy: string;
	}
	export interface AreaPart {
	    id: string;
	    name: string;
	    nameEn: string;
	    percent: number;
	}
	export interface ArgView {
	    name: string;
	    value: string;
	}
	export interface AuditRequest {
	    chain: string;
	    kind: string;
	    person: string;
	    what: string;
	    from: string;
	    to: string;
	    record: number;
	    access: number;
	}
	export interface PersonView {
	    id: string;
	    name: string;
	}
	export interface AuditRow {
	    chain: string;
	    seq: number;
	    at: number;
	    actor: PersonView;
	    role: string;
	    what: string;
	    kind: string;
	    id: string;
	    title: string;
	    version: number;
	    why: string;
	    about: string;
	    draft: string;
	    detail: string[];
	    damaged: boolean;
	}
	export interface AuditView {
	    rows: AuditRow[];
	    more: boolean;
	    record: number;
	    access: number;
	    people: PersonView[];
	    kinds: string[];
	    acts: string[];
	}
	export interface BackupRequest {
	    name: string;
	}
	export interface BackupView {
	    name: string;
	    sort: string;
	    size: number;
	    made: number;
	    office: boolean;
	    pictures: number;
	    beside: number;
	    other: boolean;
	    proved: number;
	    fault: string;
	}
	export interface ErasingView {
	    waiting: number;
	    copies: number;
	    unreadable: string[];
	}
	export interface OrderView {
	    file: string;
	    office: string;
	    by: PersonView;
	    at: number;
	}
	export interface FaultView {
	    sheet: string;
	    path: string;
	    key: string;
	    args: ArgView[];
	}
	export interface WorkView {
	    act: string;
	    file: string;
	    running: boolean;
	    stage: string;
	    done: number;
	    total: number;
	    ended: number;
	    stopped: boolean;
	    fault: FaultView;
	}
	export interface BackupsView {
	    folder: string;
	    free: number;
	    files: BackupView[];
	    work: WorkView;
	    order: OrderView;
	    erasing: ErasingView;
	}
	export interface BeginRequest {
	    code: string;
	    name: string;
	    signIn: string;
	    password: string;
	}
	export interface MissingView {
	    code: string;
	    path: string;
	}
	export interface BenchItem {
	    draft: string;
	    kind: string;
	    id: string;
	    title: string;
	    sheets: number;
	    origin: string;
	    round: string;
	    state: string;
	    field: string;
	    last: string;
	    word: string;
	    owner: PersonView;
	    at: number;
	    day: string;
	    days: number;
	    workdays: number;
	    disclosed: number;
	    expected: number;
	    missing: MissingView[];
	}
	export interface BenchGroup {
	    key: string;
	    total: number;
	    items: BenchItem[];
	}
	
	export interface BenchRequest {
	    whose: string;
	}
	export interface RestoredView {
	    file: string;
	    made: number;
	    at: number;
	    office: string;
	    drafts: number;
	    stale: number;
	    missing: number;
	    before: string;
	    fault: FaultView;
	}
	export interface BenchView {
	    groups: BenchGroup[];
	    units: string[];
	    restored: RestoredView;
	}
	export interface BetweenRequest {
	    kind: string;
	    id: string;
	    from: number;
	    to: number;
	}
	export interface BringBackRequest {
	    kind: string;
	    id: string;
	    draft: string;
	}
	export interface ListRequest {
	    kind: string;
	    text: string;
	    state: string;
	    draft: string;
	    whose: string;
	    since: string;
	    filter: string;
	    columns: string[];
	    sort: string;
	    descending: boolean;
	    page: number;
	}
	export interface BulkRequest {
	    list: ListRequest;
	    all: boolean;
	    ids: string[];
	    field: string;
	    op: string;
	    text: string;
	    unit: string;
	    try: boolean;
	}
	export interface BulkRow {
	    id: string;
	    code: string;
	    title: string;
	    state: string;
	    old: string;
	    new: string;
	    key: string;
	    args: ArgView[];
	    owner: PersonView;
	    draft: string;
	}
	export interface BulkView {
	    draft: string;
	    sort: string;
	    vocabulary: string;
	    rows: BulkRow[];
	    changed: number;
	    same: number;
	    held: number;
	    gone: number;
	    faulty: number;
	    publisher: boolean;
	}
	export interface ClashView {
	    id: string;
	    title: string;
	    start: number;
	}
	export interface ClockView {
	    finding: string;
	    last: number;
	    now: number;
	}
	export interface ColleaguesView {
	    people: PersonView[];
	}
	export interface ColumnView {
	    name: string;
	    sort: string;
	    vocabulary: string;
	}
	export interface FieldChangeView {
	    field: string;
	    items: FieldItemView[];
	    op: string;
	    sort: string;
	    vocabulary: string;
	    old: string;
	    new: string;
	}
	export interface FieldValueView {
	    sort: string;
	    vocabulary: string;
	    text: string;
	}
	export interface FieldItemView {
	    list: string;
	    keys: FieldValueView[];
	}
	export interface PointView {
	    path: string;
	    field: string;
	    items: FieldItemView[];
	    op: string;
	    taken: boolean;
	    sort: string;
	    vocabulary: string;
	    base: string;
	    mine: string;
	    theirs: string;
	    text: string;
	    unread: boolean;
	    goneMine: boolean;
	    goneTheirs: boolean;
	    changes: FieldChangeView[];
	}
	export interface SheetConflict {
	    sheet: string;
	    kind: string;
	    id: string;
	    title: string;
	    present: number;
	    withdrawn: boolean;
	    at: number;
	    why: string;
	    points: PointView[];
	}
	export interface ConflictView {
	    sheets: SheetConflict[];
	}
	export interface CountView {
	    state: string;
	    count: number;
	}
	export interface DamageFinding {
	    key: string;
	    args: ArgView[];
	}
	export interface DamageView {
	    findings: DamageFinding[];
	    more: number;
	    repair: string;
	    reindex: string;
	    kept: boolean;
	}
	export interface DueView {
	    field: string;
	    why: string;
	    text: string;
	}
	export interface SheetDifference {
	    sheet: string;
	    kind: string;
	    id: string;
	    title: string;
	    new: boolean;
	    withdraw: boolean;
	    back: boolean;
	    changes: FieldChangeView[];
	}
	export interface DifferenceView {
	    sheets: SheetDifference[];
	    due: DueView[];
	    usual: string[];
	    mends: string[];
	}
	export interface DisableRequest {
	    id: string;
	    disabled: boolean;
	    handTo: string;
	}
	export interface NounView {
	    kind: string;
	    id: string;
	    title: string;
	}
	export interface PublicMedia {
	    id: string;
	    hash: string;
	    type: string;
	    alt: string;
	    caption: string;
	    focus: string;
	    places: NounView[];
	}
	export interface DraftMediaView {
	    media: PublicMedia[];
	}
	export interface DraftOpenRequest {
	    draft: string;
	    kind: string;
	    id: string;
	    copy: string;
	    page: string;
	    sheet: string;
	}
	export interface DraftPageRequest {
	    draft: string;
	    page: string;
	    sheet: string;
	}
	export interface DraftRequest {
	    draft: string;
	}
	export interface ItemView {
	    number: number;
	    code: string;
	}
	export interface ToldView {
	    sheet: string;
	    told: number;
	    due: number;
	    missing: ItemView[];
	}
	export interface RowsView {
	    list: string;
	    keys: string[];
	}
	export interface FieldView {
	    sheet: string;
	    path: string;
	    text: string;
	    value: string;
	    shown: string;
	    key: string;
	    args: ArgView[];
	}
	export interface SheetView {
	    sheet: string;
	    kind: string;
	    id: string;
	    title: string;
	    base: number;
	    new: boolean;
	    stale: boolean;
	    withdraw: boolean;
	    taken: string;
	    back: boolean;
	    reason: string;
	    faults: number;
	    changes: string[];
	    whole: boolean;
	    fields: FieldView[];
	    rows: RowsView[];
	    told: ToldView;
	}
	export interface DraftView {
	    id: string;
	    title: string;
	    origin: string;
	    round: string;
	    state: string;
	    word: string;
	    returned: string;
	    field: string;
	    held: string;
	    owner: PersonView;
	    reviewer: PersonView;
	    mine: boolean;
	    canTake: boolean;
	    canHand: boolean;
	    canSend: boolean;
	    canReview: boolean;
	    canReopen: boolean;
	    canUndo: boolean;
	    canRedo: boolean;
	    seq: number;
	    n: number;
	    opened: number;
	    touched: number;
	    at: number;
	    many: boolean;
	    sheets: SheetView[];
	    faults: FaultView[];
	    stale: boolean;
	    unit: string;
	}
	export interface DropViewRequest {
	    id: string;
	}
	export interface DroppedView {
	    key: string;
	    count: number;
	    sample: string;
	}
	
	export interface EditView {
	    n: number;
	    sheet: string;
	    op: string;
	    item: string;
	    path: string;
	    row: string;
	    after: string;
	    text: string;
	    at: number;
	    cut: number;
	    joins: string;
	    step: number;
	}
	export interface EditsRequest {
	    draft: string;
	    page: string;
	    unit: string;
	    edits: EditView[];
	}
	export interface EditsView {
	    state: string;
	    seq: number;
	    n: number;
	    at: number;
	    fields: FieldView[];
	    faults: FaultView[];
	    told: ToldView[];
	    canUndo: boolean;
	    canRedo: boolean;
	}
	
	export interface OptionView {
	    code: string;
	    count: number;
	}
	export interface FacetView {
	    facet: string;
	    options: OptionView[];
	}
	
	
	export interface TermChoice {
	    code: string;
	    fa: string;
	    en: string;
	    retired: boolean;
	}
	export interface FieldDef {
	    path: string;
	    sort: string;
	    vocabulary: string;
	    kind: string;
	    required: boolean;
	    max: number;
	    list: boolean;
	    reason: boolean;
	    public: boolean;
	    items: number[];
	    keys: string[];
	    fields: FieldDef[];
	    terms: TermChoice[];
	    bulk: string[];
	}
	
	
	
	export interface FindRequest {
	    kind: string;
	    text: string;
	    draft: string;
	    limit: number;
	}
	export interface FoundRow {
	    kind: string;
	    id: string;
	    code: string;
	    title: string;
	    sub: string;
	    public: boolean;
	}
	export interface FoundView {
	    rows: FoundRow[];
	}
	export interface HandOverRequest {
	    draft: string;
	    to: string;
	}
	export interface HistoryRow {
	    n: number;
	    at: number;
	    withdrawn: boolean;
	    actor: PersonView;
	    role: string;
	    authors: PersonView[];
	    why: string;
	    erased: boolean;
	    draft: string;
	}
	export interface HistoryView {
	    kind: string;
	    id: string;
	    title: string;
	    code: string;
	    public: boolean;
	    draft: string;
	    canWrite: boolean;
	    canWithdraw: boolean;
	    versions: HistoryRow[];
	}
	export interface HolidayView {
	    day: string;
	    name: string;
	}
	export interface InviteView {
	    code: string;
	    until: number;
	}
	
	export interface KeepViewRequest {
	    kind: string;
	    name: string;
	    query: string;
	    shared: boolean;
	}
	export interface KindView {
	    kind: string;
	    fields: FieldDef[];
	}
	
	export interface ListRow {
	    id: string;
	    code: string;
	    title: string;
	    sub: string;
	    public: boolean;
	    version: number;
	    updated: number;
	    draft: string;
	    draftState: string;
	    owner: PersonView;
	    mine: boolean;
	    touched: number;
	    faults: number;
	    withdrawn: number;
	    why: string;
	    cells: string[];
	}
	export interface ListView {
	    kind: string;
	    total: number;
	    page: number;
	    pages: number;
	    rows: ListRow[];
	    counts: CountView[];
	    facets: FacetView[];
	    people: PersonView[];
	    columns: ColumnView[];
	    shown: string[];
	}
	export interface LostKind {
	    kind: string;
	    count: number;
	}
	export interface LostView {
	    backup: BackupView;
	    city: string;
	    total: number;
	    kinds: LostKind[];
	    first: number;
	    last: number;
	    drafts: number;
	}
	export interface MakeRequest {
	    public: boolean;
	}
	export interface MayView {
	    action: string;
	    kind: string;
	}
	
	export interface NamedRow {
	    path: string;
	    kind: string;
	    id: string;
	    title: string;
	}
	export interface NamedView {
	    rows: NamedRow[];
	}
	export interface NoteRequest {
	    draft: string;
	    path: string;
	    text: string;
	}
	export interface NoteView {
	    id: string;
	    path: string;
	    text: string;
	    by: PersonView;
	    at: number;
	    settled: boolean;
	}
	export interface NotesRequest {
	    draft: string;
	}
	export interface NotesView {
	    notes: NoteView[];
	}
	export interface NounRequest {
	    kind: string;
	    id: string;
	}
	
	export interface OccasionView {
	    start: number;
	    end: number;
	    clashes: ClashView[];
	}
	export interface OccasionsView {
	    clashes: ClashView[];
	    occasions: OccasionView[];
	}
	
	
	export interface PasswordRequest {
	    old: string;
	    new: string;
	}
	export interface PasteRequest {
	    html: string;
	}
	export interface PasteView {
	    html: string;
	    dropped: DroppedView[];
	}
	export interface RoleView {
	    code: string;
	    count: number;
	}
	export interface UnitView {
	    id: string;
	    title: string;
	}
	export interface UserView {
	    id: string;
	    code: string;
	    name: string;
	    roles: string[];
	    units: UnitView[];
	    disabled: boolean;
	    waiting: boolean;
	    seen: number;
	    drafts: number;
	}
	export interface PeopleView {
	    people: UserView[];
	    roles: RoleView[];
	}
	
	export interface PlaceRequest {
	    draft: string;
	    sheet: string;
	    path: string;
	}
	export interface PlaceView {
	    text: string;
	    areas: AreaPart[];
	    length: number;
	    surface: number;
	    faults: FaultView[];
	    remarks: FaultView[];
	    base: string;
	    tiles: string;
	    bounds: number[];
	}
	export interface PointChoice {
	    path: string;
	    take: string;
	    text: string;
	}
	
	export interface PointerView {
	    kind: string;
	    id: string;
	    title: string;
	}
	export interface PointingView {
	    total: number;
	    pointers: PointerView[];
	}
	
	export interface ReasonView {
	    field: string;
	    text: string;
	}
	export interface PublishRequest {
	    draft: string;
	    at: number;
	    reasons: ReasonView[];
	}
	export interface PublishedView {
	    seq: number;
	    next: string;
	}
	export interface ReadyPerson {
	    code: string;
	    name: string;
	    role: string;
	}
	
	export interface RepeatRequest {
	    draft: string;
	    page: string;
	    sheet: string;
	    every: string;
	    times: number;
	    leave: number[];
	}
	export interface RestoreBackupRequest {
	    name: string;
	    city: string;
	    office: string;
	}
	export interface RestoreRequest {
	    kind: string;
	    id: string;
	    version: number;
	    page: string;
	}
	
	export interface ReturnRequest {
	    draft: string;
	    word: string;
	}
	export interface ReviewView {
	    draft: DraftView;
	    difference: DifferenceView;
	    next: string;
	    fourEyes: boolean;
	}
	
	export interface RoundRequest {
	    round: string;
	    whose: string;
	    text: string;
	    page: number;
	}
	export interface RoundRow {
	    id: string;
	    sheet: string;
	    code: string;
	    title: string;
	    sub: string;
	    day: string;
	    physical: string;
	    financial: string;
	    stale: boolean;
	    cells: FieldView[];
	    owner: PersonView;
	    draft: string;
	}
	export interface RoundView {
	    round: string;
	    draft: DraftView;
	    rows: RoundRow[];
	    total: number;
	    page: number;
	    pages: number;
	    units: string[];
	}
	
	export interface SavedViewRow {
	    id: string;
	    name: string;
	    query: string;
	    shared: boolean;
	    owner: PersonView;
	    mine: boolean;
	    canDrop: boolean;
	}
	export interface SavedViews {
	    views: SavedViewRow[];
	    mayShare: boolean;
	}
	export interface SendRequest {
	    draft: string;
	    word: string;
	    reasons: ReasonView[];
	}
	export interface SettingRequest {
	    lockMinutes: number;
	    fourEyes: string;
	    unit: string;
	    reasons: string[];
	    holidays: HolidayView[];
	    thursday: boolean;
	}
	export interface SettingView {
	    lockMinutes: number;
	    lockFrom: number;
	    lockTo: number;
	    fourEyes: string;
	    unit: string;
	    reasons: string[];
	    holidays: HolidayView[];
	    thursday: boolean;
	    city: string;
	}
	export interface SheetChoice {
	    sheet: string;
	    present: number;
	    way: string;
	    points: PointChoice[];
	}
	export interface SettleConflictRequest {
	    draft: string;
	    page: string;
	    sheets: SheetChoice[];
	}
	export interface SettleRequest {
	    id: string;
	    settled: boolean;
	}
	
	
	
	export interface SheetRequest {
	    draft: string;
	    sheet: string;
	}
	
	export interface SignInRequest {
	    name: string;
	    password: string;
	}
	export interface TaskDoneRequest {
	    id: string;
	    done: boolean;
	}
	export interface TaskRequest {
	    what: string;
	    for: string;
	    due: string;
	    kind: string;
	    about: string;
	}
	export interface TaskView {
	    id: string;
	    what: string;
	    for: PersonView;
	    by: PersonView;
	    mine: boolean;
	    due: string;
	    left: number;
	    made: number;
	    done: boolean;
	    may: boolean;
	    kind: string;
	    about: string;
	    title: string;
	    public: boolean;
	}
	export interface TasksRequest {
	    whose: string;
	}
	export interface TasksView {
	    tasks: TaskView[];
	    open: number;
	}
	
	export interface TermView {
	    code: string;
	    fa: string;
	    en: string;
	    colour: string;
	    icon: string;
	    retired: boolean;
	    uses: number;
	}
	export interface TermListView {
	    name: string;
	    fa: string;
	    en: string;
	    local: boolean;
	    own: boolean;
	    id: string;
	    draft: string;
	    terms: TermView[];
	}
	
	export interface TermsView {
	    lists: TermListView[];
	}
	
	
	export interface UnlockRequest {
	    password: string;
	}
	export interface UsedRequest {
	    kind: string;
	    paths: string[];
	    by: string;
	}
	export interface UsedText {
	    path: string;
	    by: string;
	    text: string;
	    count: number;
	}
	export interface UsedView {
	    texts: UsedText[];
	}
	export interface UserIDRequest {
	    id: string;
	}
	export interface UserRequest {
	    id: string;
	    code: string;
	    name: string;
	    roles: string[];
	    units: string[];
	}
	
	export interface VerifyRequest {
	    chain: string;
	    after: number;
	}
	export interface VerifyView {
	    chain: string;
	    done: number;
	    total: number;
	    broken: number;
	    findings: DamageFinding[];
	    seal: string;
	    at: number;
	}
	export interface ViewsRequest {
	    kind: string;
	}
	export interface WhoView {
	    signed: boolean;
	    locked: boolean;
	    id: string;
	    name: string;
	    code: string;
	    roles: string[];
	    may: MayView[];
	    lockMinutes: number;
	    unit: string;
	    setUp: boolean;
	    ready: ReadyPerson[];
	    secret: string;
	    kiosk: boolean;
	}
	export interface WithdrawRequest {
	    kind: string;
	    id: string;
	    draft: string;
	    reason: string;
	}

}

