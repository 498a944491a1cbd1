import fc from 'fast-check';

// Every run has the same cases, so that a failure comes from the current change; SEED tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
