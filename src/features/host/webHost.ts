import { webHostOf } from '../../core/fetching/webHost';

/** The network and the clock of the extension host. */
export const webHost = webHostOf(globalThis);
