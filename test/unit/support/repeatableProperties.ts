import fc from 'fast-check';

const { SEED = '1', PROPERTY_SECONDS } = process.env;

// The same cases in every run, so that a failure is one of the change at hand; SEED tries others. In the inner
// loop, PROPERTY_SECONDS ends a property after the cases of that time: `npm test` tries all of them.
fc.configureGlobal({
  seed: Number(SEED),
  ...(PROPERTY_SECONDS
    ? { interruptAfterTimeLimit: Number(PROPERTY_SECONDS) * 1000, markInterruptAsFailure: false }
    : {}),
});
