export namespace api {
	
	export class AmendmentView {
	    number: string;
	    kind: string;
	    day: string;
	    old: number;
	    new: number;
	    scope: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new AmendmentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.day = source["day"];
	        this.old = source["old"];
	        this.new = source["new"];
	        this.scope = source["scope"];
	        this.reason = source["reason"];
	    }
	}
	export class AreaView {
	    id: string;
	    code: string;
	    rank: string;
	    name: string;
	    nameEn: string;
	    parent: string;
	    population: number;
	
	    static createFrom(source: any = {}) {
	        return new AreaView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.rank = source["rank"];
	        this.name = source["name"];
	        this.nameEn = source["nameEn"];
	        this.parent = source["parent"];
	        this.population = source["population"];
	    }
	}
	export class PictureView {
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
	
	    static createFrom(source: any = {}) {
	        return new PictureView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.url = source["url"];
	        this.thumb = source["thumb"];
	        this.type = source["type"];
	        this.width = source["width"];
	        this.height = source["height"];
	        this.use = source["use"];
	        this.caption = source["caption"];
	        this.credit = source["credit"];
	        this.alt = source["alt"];
	        this.taken = source["taken"];
	    }
	}
	export class ArticleCard {
	    id: string;
	    kicker: string;
	    title: string;
	    lead: string;
	    section: string;
	    form: string;
	    author: string;
	    published: number;
	    minutes: number;
	    cover?: PictureView;
	
	    static createFrom(source: any = {}) {
	        return new ArticleCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kicker = source["kicker"];
	        this.title = source["title"];
	        this.lead = source["lead"];
	        this.section = source["section"];
	        this.form = source["form"];
	        this.author = source["author"];
	        this.published = source["published"];
	        this.minutes = source["minutes"];
	        this.cover = this.convertValues(source["cover"], PictureView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CommentView {
	    id: string;
	    parent: string;
	    author: string;
	    text: string;
	    at: number;
	    supports: number;
	    answer: string;
	    answerBy: string;
	    answerAt: number;
	
	    static createFrom(source: any = {}) {
	        return new CommentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.parent = source["parent"];
	        this.author = source["author"];
	        this.text = source["text"];
	        this.at = source["at"];
	        this.supports = source["supports"];
	        this.answer = source["answer"];
	        this.answerBy = source["answerBy"];
	        this.answerAt = source["answerAt"];
	    }
	}
	export class TrusteeCard {
	    id: string;
	    person: string;
	    name: string;
	    bio: string;
	    post: string;
	    unit: string;
	    area: string;
	    start: string;
	    end: string;
	    current: boolean;
	    phone: string;
	    email: string;
	    hours: string;
	    office: string;
	    verified: string;
	    photo?: PictureView;
	
	    static createFrom(source: any = {}) {
	        return new TrusteeCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.person = source["person"];
	        this.name = source["name"];
	        this.bio = source["bio"];
	        this.post = source["post"];
	        this.unit = source["unit"];
	        this.area = source["area"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.current = source["current"];
	        this.phone = source["phone"];
	        this.email = source["email"];
	        this.hours = source["hours"];
	        this.office = source["office"];
	        this.verified = source["verified"];
	        this.photo = this.convertValues(source["photo"], PictureView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EventCard {
	    id: string;
	    title: string;
	    category: string;
	    start: number;
	    end: number;
	    place: string;
	    area: string;
	    past: boolean;
	    cover?: PictureView;
	
	    static createFrom(source: any = {}) {
	        return new EventCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.category = source["category"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.place = source["place"];
	        this.area = source["area"];
	        this.past = source["past"];
	        this.cover = this.convertValues(source["cover"], PictureView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ProjectCard {
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
	    spent: number;
	    start: string;
	    end: string;
	    finished: string;
	    asOf: string;
	    cover?: PictureView;
	
	    static createFrom(source: any = {}) {
	        return new ProjectCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.title = source["title"];
	        this.domain = source["domain"];
	        this.type = source["type"];
	        this.status = source["status"];
	        this.suspended = source["suspended"];
	        this.area = source["area"];
	        this.physical = source["physical"];
	        this.approved = source["approved"];
	        this.spent = source["spent"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.finished = source["finished"];
	        this.asOf = source["asOf"];
	        this.cover = this.convertValues(source["cover"], PictureView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ArticleView {
	    card: ArticleCard;
	    html: string;
	    tags: string[];
	    source: string;
	    areas: string[];
	    pictures: PictureView[];
	    projects: ProjectCard[];
	    events: EventCard[];
	    persons: TrusteeCard[];
	    related: ArticleCard[];
	    comments: CommentView[];
	
	    static createFrom(source: any = {}) {
	        return new ArticleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.card = this.convertValues(source["card"], ArticleCard);
	        this.html = source["html"];
	        this.tags = source["tags"];
	        this.source = source["source"];
	        this.areas = source["areas"];
	        this.pictures = this.convertValues(source["pictures"], PictureView);
	        this.projects = this.convertValues(source["projects"], ProjectCard);
	        this.events = this.convertValues(source["events"], EventCard);
	        this.persons = this.convertValues(source["persons"], TrusteeCard);
	        this.related = this.convertValues(source["related"], ArticleCard);
	        this.comments = this.convertValues(source["comments"], CommentView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Terms {
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
	
	    static createFrom(source: any = {}) {
	        return new Terms(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.domains = this.convertValues(source["domains"], didban.Term);
	        this.types = this.convertValues(source["types"], didban.Term);
	        this.subtypes = this.convertValues(source["subtypes"], didban.Term);
	        this.statuses = this.convertValues(source["statuses"], didban.Term);
	        this.sections = this.convertValues(source["sections"], didban.Term);
	        this.forms = this.convertValues(source["forms"], didban.Term);
	        this.eventCategories = this.convertValues(source["eventCategories"], didban.Term);
	        this.fundingSources = this.convertValues(source["fundingSources"], didban.Term);
	        this.contractNatures = this.convertValues(source["contractNatures"], didban.Term);
	        this.procurementMethods = this.convertValues(source["procurementMethods"], didban.Term);
	        this.contractStatuses = this.convertValues(source["contractStatuses"], didban.Term);
	        this.amendmentKinds = this.convertValues(source["amendmentKinds"], didban.Term);
	        this.milestoneKinds = this.convertValues(source["milestoneKinds"], didban.Term);
	        this.mediaUses = this.convertValues(source["mediaUses"], didban.Term);
	        this.areaRanks = this.convertValues(source["areaRanks"], didban.Term);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CityView {
	    name: string;
	    nameEn: string;
	    demonstration: boolean;
	    asOf: string;
	    population: number;
	    lon: number;
	    lat: number;
	    source: string;
	    licence: string;
	
	    static createFrom(source: any = {}) {
	        return new CityView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.nameEn = source["nameEn"];
	        this.demonstration = source["demonstration"];
	        this.asOf = source["asOf"];
	        this.population = source["population"];
	        this.lon = source["lon"];
	        this.lat = source["lat"];
	        this.source = source["source"];
	        this.licence = source["licence"];
	    }
	}
	export class BootView {
	    mode: string;
	    version: string;
	    today: string;
	    city: CityView;
	    areas: AreaView[];
	    terms: Terms;
	    basemap: boolean;
	    empty: boolean;
	
	    static createFrom(source: any = {}) {
	        return new BootView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.mode = source["mode"];
	        this.version = source["version"];
	        this.today = source["today"];
	        this.city = this.convertValues(source["city"], CityView);
	        this.areas = this.convertValues(source["areas"], AreaView);
	        this.terms = this.convertValues(source["terms"], Terms);
	        this.basemap = source["basemap"];
	        this.empty = source["empty"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BudgetLineView {
	    year: number;
	    source: string;
	    title: string;
	    approved: number;
	    revised: number;
	    allocated: number;
	    spent: number;
	
	    static createFrom(source: any = {}) {
	        return new BudgetLineView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	        this.source = source["source"];
	        this.title = source["title"];
	        this.approved = source["approved"];
	        this.revised = source["revised"];
	        this.allocated = source["allocated"];
	        this.spent = source["spent"];
	    }
	}
	
	
	export class PaymentView {
	    number: string;
	    day: string;
	    amount: number;
	    for: string;
	
	    static createFrom(source: any = {}) {
	        return new PaymentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.day = source["day"];
	        this.amount = source["amount"];
	        this.for = source["for"];
	    }
	}
	export class ContractView {
	    number: string;
	    title: string;
	    nature: string;
	    method: string;
	    status: string;
	    estimate: number;
	    tenderers: string[];
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
	
	    static createFrom(source: any = {}) {
	        return new ContractView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.title = source["title"];
	        this.nature = source["nature"];
	        this.method = source["method"];
	        this.status = source["status"];
	        this.estimate = source["estimate"];
	        this.tenderers = source["tenderers"];
	        this.contractor = source["contractor"];
	        this.price = source["price"];
	        this.value = source["value"];
	        this.paid = source["paid"];
	        this.signed = source["signed"];
	        this.start = source["start"];
	        this.days = source["days"];
	        this.duration = source["duration"];
	        this.amendments = this.convertValues(source["amendments"], AmendmentView);
	        this.payments = this.convertValues(source["payments"], PaymentView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class EventView {
	    card: EventCard;
	    description: string;
	    organiser: string;
	    audience: string;
	    capacity: number;
	    geometry: string;
	    areas: string[];
	    project?: ProjectCard;
	    articles: ArticleCard[];
	    pictures: PictureView[];
	
	    static createFrom(source: any = {}) {
	        return new EventView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.card = this.convertValues(source["card"], EventCard);
	        this.description = source["description"];
	        this.organiser = source["organiser"];
	        this.audience = source["audience"];
	        this.capacity = source["capacity"];
	        this.geometry = source["geometry"];
	        this.areas = source["areas"];
	        this.project = this.convertValues(source["project"], ProjectCard);
	        this.articles = this.convertValues(source["articles"], ArticleCard);
	        this.pictures = this.convertValues(source["pictures"], PictureView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EventsView {
	    coming: EventCard[];
	    past: EventCard[];
	
	    static createFrom(source: any = {}) {
	        return new EventsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.coming = this.convertValues(source["coming"], EventCard);
	        this.past = this.convertValues(source["past"], EventCard);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OptionCount {
	    code: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new OptionCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.count = source["count"];
	    }
	}
	export class FacetCounts {
	    facet: string;
	    options: OptionCount[];
	
	    static createFrom(source: any = {}) {
	        return new FacetCounts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.facet = source["facet"];
	        this.options = this.convertValues(source["options"], OptionCount);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FilterRequest {
	    areas: string[];
	    domains: string[];
	    types: string[];
	    statuses: string[];
	    suspended: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new FilterRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.areas = source["areas"];
	        this.domains = source["domains"];
	        this.types = source["types"];
	        this.statuses = source["statuses"];
	        this.suspended = source["suspended"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class SegmentView {
	    text: string;
	    mark: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SegmentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.mark = source["mark"];
	    }
	}
	export class HitView {
	    kind: string;
	    id: string;
	    title: SegmentView[];
	    passage: SegmentView[];
	    label: string;
	    area: string;
	    at: number;
	    cover?: PictureView;
	
	    static createFrom(source: any = {}) {
	        return new HitView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.id = source["id"];
	        this.title = this.convertValues(source["title"], SegmentView);
	        this.passage = this.convertValues(source["passage"], SegmentView);
	        this.label = source["label"];
	        this.area = source["area"];
	        this.at = source["at"];
	        this.cover = this.convertValues(source["cover"], PictureView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class HomeFigures {
	    projects: number;
	    active: number;
	    finishedThisYear: number;
	    spentThisYear: number;
	    year: number;
	    suspended: number;
	    trustees: number;
	    articles: number;
	
	    static createFrom(source: any = {}) {
	        return new HomeFigures(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.projects = source["projects"];
	        this.active = source["active"];
	        this.finishedThisYear = source["finishedThisYear"];
	        this.spentThisYear = source["spentThisYear"];
	        this.year = source["year"];
	        this.suspended = source["suspended"];
	        this.trustees = source["trustees"];
	        this.articles = source["articles"];
	    }
	}
	export class HomeView {
	    figures: HomeFigures;
	    projects: ProjectCard[];
	    events: EventCard[];
	    articles: ArticleCard[];
	
	    static createFrom(source: any = {}) {
	        return new HomeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.figures = this.convertValues(source["figures"], HomeFigures);
	        this.projects = this.convertValues(source["projects"], ProjectCard);
	        this.events = this.convertValues(source["events"], EventCard);
	        this.articles = this.convertValues(source["articles"], ArticleCard);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class IndexView {
	    searchReady: boolean;
	    mapReady: boolean;
	    rebuilding: boolean;
	    percent: number;
	
	    static createFrom(source: any = {}) {
	        return new IndexView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.searchReady = source["searchReady"];
	        this.mapReady = source["mapReady"];
	        this.rebuilding = source["rebuilding"];
	        this.percent = source["percent"];
	    }
	}
	export class MapView {
	    total: number;
	    located: number;
	    spent: number;
	    approved: number;
	    projects: ProjectCard[];
	    bounds: number[];
	    counts: FacetCounts[];
	    tiles: string;
	    base: string;
	
	    static createFrom(source: any = {}) {
	        return new MapView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.located = source["located"];
	        this.spent = source["spent"];
	        this.approved = source["approved"];
	        this.projects = this.convertValues(source["projects"], ProjectCard);
	        this.bounds = source["bounds"];
	        this.counts = this.convertValues(source["counts"], FacetCounts);
	        this.tiles = source["tiles"];
	        this.base = source["base"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MilestoneView {
	    title: string;
	    sort: string;
	    due: string;
	    met: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new MilestoneView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.title = source["title"];
	        this.sort = source["sort"];
	        this.due = source["due"];
	        this.met = source["met"];
	        this.state = source["state"];
	    }
	}
	export class MoneyView {
	    approved: number;
	    revised: number;
	    allocated: number;
	    spent: number;
	    contract: number;
	    paid: number;
	
	    static createFrom(source: any = {}) {
	        return new MoneyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.approved = source["approved"];
	        this.revised = source["revised"];
	        this.allocated = source["allocated"];
	        this.spent = source["spent"];
	        this.contract = source["contract"];
	        this.paid = source["paid"];
	    }
	}
	export class NewsRequest {
	    section: string;
	    form: string;
	    area: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new NewsRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.section = source["section"];
	        this.form = source["form"];
	        this.area = source["area"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class NewsView {
	    total: number;
	    articles: ArticleCard[];
	    sections: OptionCount[];
	    forms: OptionCount[];
	
	    static createFrom(source: any = {}) {
	        return new NewsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.articles = this.convertValues(source["articles"], ArticleCard);
	        this.sections = this.convertValues(source["sections"], OptionCount);
	        this.forms = this.convertValues(source["forms"], OptionCount);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class ProgressRow {
	    day: string;
	    physicalPlanned?: number;
	    physicalActual?: number;
	    financialPlanned?: number;
	    financialActual?: number;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new ProgressRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.day = source["day"];
	        this.physicalPlanned = source["physicalPlanned"];
	        this.physicalActual = source["physicalActual"];
	        this.financialPlanned = source["financialPlanned"];
	        this.financialActual = source["financialActual"];
	        this.note = source["note"];
	    }
	}
	
	export class VersionView {
	    n: number;
	    op: string;
	    at: number;
	    actor: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new VersionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.n = source["n"];
	        this.op = source["op"];
	        this.at = source["at"];
	        this.actor = source["actor"];
	        this.reason = source["reason"];
	    }
	}
	export class SpecView {
	    label: string;
	    value: string;
	    unit: string;
	
	    static createFrom(source: any = {}) {
	        return new SpecView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.label = source["label"];
	        this.value = source["value"];
	        this.unit = source["unit"];
	    }
	}
	export class ProjectView {
	    card: ProjectCard;
	    description: string;
	    purpose: string;
	    subtype: string;
	    suspendedReason: string;
	    unit: string;
	    officer: string;
	    owner: string;
	    areas: string[];
	    address: string;
	    geometry: string;
	    scope: string;
	    environment: string;
	    land: string;
	    changes: string;
	    originalEnd: string;
	    elapsed?: number;
	    money: MoneyView;
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
	    comments: CommentView[];
	    related: ProjectCard[];
	    history: VersionView[];
	
	    static createFrom(source: any = {}) {
	        return new ProjectView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.card = this.convertValues(source["card"], ProjectCard);
	        this.description = source["description"];
	        this.purpose = source["purpose"];
	        this.subtype = source["subtype"];
	        this.suspendedReason = source["suspendedReason"];
	        this.unit = source["unit"];
	        this.officer = source["officer"];
	        this.owner = source["owner"];
	        this.areas = source["areas"];
	        this.address = source["address"];
	        this.geometry = source["geometry"];
	        this.scope = source["scope"];
	        this.environment = source["environment"];
	        this.land = source["land"];
	        this.changes = source["changes"];
	        this.originalEnd = source["originalEnd"];
	        this.elapsed = source["elapsed"];
	        this.money = this.convertValues(source["money"], MoneyView);
	        this.specs = this.convertValues(source["specs"], SpecView);
	        this.budget = this.convertValues(source["budget"], BudgetLineView);
	        this.contracts = this.convertValues(source["contracts"], ContractView);
	        this.progress = this.convertValues(source["progress"], ProgressRow);
	        this.milestones = this.convertValues(source["milestones"], MilestoneView);
	        this.pictures = this.convertValues(source["pictures"], PictureView);
	        this.documents = this.convertValues(source["documents"], PictureView);
	        this.trustees = this.convertValues(source["trustees"], TrusteeCard);
	        this.articles = this.convertValues(source["articles"], ArticleCard);
	        this.events = this.convertValues(source["events"], EventCard);
	        this.comments = this.convertValues(source["comments"], CommentView);
	        this.related = this.convertValues(source["related"], ProjectCard);
	        this.history = this.convertValues(source["history"], VersionView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SearchRequest {
	    text: string;
	    kinds: string[];
	    areas: string[];
	    domains: string[];
	    statuses: string[];
	    sections: string[];
	    sort: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new SearchRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.kinds = source["kinds"];
	        this.areas = source["areas"];
	        this.domains = source["domains"];
	        this.statuses = source["statuses"];
	        this.sections = source["sections"];
	        this.sort = source["sort"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class SearchView {
	    total: number;
	    hits: HitView[];
	    counts: FacetCounts[];
	    rebuilding: boolean;
	    percent: number;
	
	    static createFrom(source: any = {}) {
	        return new SearchView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.hits = this.convertValues(source["hits"], HitView);
	        this.counts = this.convertValues(source["counts"], FacetCounts);
	        this.rebuilding = source["rebuilding"];
	        this.percent = source["percent"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class SuggestRequest {
	    text: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new SuggestRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.limit = source["limit"];
	    }
	}
	export class SuggestionView {
	    text: string;
	    kind: string;
	    id: string;
	
	    static createFrom(source: any = {}) {
	        return new SuggestionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.kind = source["kind"];
	        this.id = source["id"];
	    }
	}
	
	
	export class TrusteesRequest {
	    area: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new TrusteesRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.area = source["area"];
	        this.text = source["text"];
	    }
	}
	export class TrusteesView {
	    total: number;
	    trustees: TrusteeCard[];
	    areas: OptionCount[];
	
	    static createFrom(source: any = {}) {
	        return new TrusteesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.trustees = this.convertValues(source["trustees"], TrusteeCard);
	        this.areas = this.convertValues(source["areas"], OptionCount);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace didban {
	
	export class Term {
	    code: string;
	    fa: string;
	    en: string;
	    colour?: string;
	    icon?: string;
	    standard?: string;
	
	    static createFrom(source: any = {}) {
	        return new Term(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.fa = source["fa"];
	        this.en = source["en"];
	        this.colour = source["colour"];
	        this.icon = source["icon"];
	        this.standard = source["standard"];
	    }
	}

}

