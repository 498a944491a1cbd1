export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export type Fault =
  | 'busyOnce'
  | 'busy'
  | 'busyForHours'
  | 'serverError'
  | 'cutOff'
  | 'huge'
  | 'html'
  | 'hangsUp'
  | 'movedToUnsafe'
  | 'movedToOther'
  | 'hostile';

/** The addresses of the services, as settings have them. */
export interface Services {
  readonly pubmedAddress: string;
  readonly idConverterAddress: string;
  readonly crossrefAddress: string;
  readonly doiAddress: string;
  readonly europePmcAddress: string;
}

export interface LiteratureServer {
  readonly address: string;
  readonly services: Services;
  readonly requests: LoggedRequest[];
  /** Answers all requests in this way from now on; without a fault, as documented. */
  answerAll(fault?: Fault): void;
  stop(): Promise<void>;
}

type BadPmid =
  | 'unknown'
  | 'busyOnce'
  | 'alwaysBusy'
  | 'busyForHours'
  | 'serverError'
  | 'forbidden'
  | 'notXml'
  | 'cutOff'
  | 'another'
  | 'endless'
  | 'silent'
  | 'slow'
  | 'hangsUp'
  | 'moved'
  | 'movedInCircles'
  | 'movedToUnsafe';

type BadSearch =
  | 'nothing'
  | 'busy'
  | 'serverError'
  | 'notJson'
  | 'cutOff'
  | 'wrongForm'
  | 'refused'
  | 'endless'
  | 'silent'
  | 'slow'
  | 'hangsUp'
  | 'moved'
  | 'hostile'
  | 'breaksLater';

export const badSearches: Readonly<Record<BadSearch, string>>;
export const FOUND: number;
export const FIRST_PMID: number;
export const HOSTILE: string;
export const badPmids: Readonly<Record<BadPmid, string>>;
export function startLiteratureServer(): Promise<LiteratureServer>;
