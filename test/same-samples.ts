import fc from 'fast-check';

// 100 % of the branches of domain/ must be tested: with new samples at every run, a rare one would be missed now and then. `npm run prove` draws new ones
if (process.env['PROVE'] !== 'all') fc.configureGlobal({ seed: 20_261_201 });
