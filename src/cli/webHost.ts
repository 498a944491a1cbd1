import { webHostOf } from '../core/fetching/webHost';

/** The network and the clock of this process. */
export const webHost = webHostOf(globalThis);
