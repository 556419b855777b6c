import { type Grant, readByPolicy, readChanges } from './grants.ts';

/** settlement files and bank statements: read as they come, their lines kept in packs, and what follows from them */
export const takeSettlements: readonly Grant[] = [
  {
    ...{ actions: ['s3:GetObject', 's3:GetObjectVersion'], on: 'settlement-files' },
    kept: 'a file of a provider or a bank is there once a person, a partner or a connector brings it',
  },
  {
    ...{ actions: ['dynamodb:BatchWriteItem'], on: 'money-packs' },
    kept: 'lines of a settlement file: in a journey without one there is none',
  },
  {
    ...{ actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'], on: 'settlements' },
    kept: 'files that were taken, and payouts that are awaited: in a journey without one there is none',
  },
];
/** a payout that is late is told of, once */
export const movePayouts: Grant = {
  ...{ actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'], on: 'settlements' },
  kept: 'a payout that is late becomes a case, once: in a sound journey none is',
};
/** a form by which a person uploads a settlement file */
export const signSettlements: Grant = {
  ...{ actions: ['s3:PutObject'], on: 'settlement-files' },
  kept: 'S3 asks for it when the browser sends the form, after the handler that signed it has ended',
};
/** a form is signed in the name of the function that gives it out: S3 asks whether that one may put */
export const signUploads: Grant = {
  ...{ actions: ['s3:PutObject'], on: 'uploads' },
  kept: 'S3 asks for it when the browser sends the form, after the handler that signed it has ended',
};
/** the same of an address */
export const signDocuments: Grant = {
  ...{ actions: ['s3:GetObject'], on: 'kept-documents' },
  kept: 'S3 asks for it when the browser opens the address, after the handler that signed it has ended',
};
/** operations look at a logo as at any paper */
export const signLogos: Grant = { ...signDocuments, on: 'kept-logos' };
/** a logo is shown inside an answer */
export const readLogos: Grant = {
  ...{ actions: ['s3:GetObject'], on: 'kept-logos' },
  kept: 'a logo is read where a merchant has sent one: none does in a journey',
};
export const signExports: Grant = {
  ...{ actions: ['s3:GetObject'], on: 'exports' },
  kept: 'S3 asks for it when the browser opens the address, after the handler that signed it has ended',
};
export const putExports: Grant = {
  ...{ actions: ['s3:PutObject'], on: 'exports' },
  kept: 'a file for accounting is made when a merchant asks for one: few do in a journey',
};
const onAsking = 'a lead plays a draft before publishing it: in a journey nobody does';
/** everybody’s stories, and what came of playing them */
export const keepBacktests: readonly Grant[] = [
  { ...{ actions: ['s3:GetObject', 's3:PutObject'], on: 'back-test-files' }, kept: onAsking },
  { ...{ actions: ['s3:ListBucket'], on: 'back-tests' }, kept: onAsking },
  { ...readByPolicy, kept: onAsking },
  { ...readChanges, kept: onAsking },
];
/** files of every merchant together, for spreadsheets and reports */
export const putTables: Grant = { actions: ['s3:PutObject'], on: 'tables' };
export const signTables: Grant = {
  ...{ actions: ['s3:GetObject'], on: 'tables' },
  kept: 'S3 asks for it when the browser opens the address, after the handler that signed it has ended',
};
/** reads one version of an upload, and copies it to where nobody is given a signature */
export const checkUploads: readonly Grant[] = [
  { actions: ['s3:GetObjectVersion'], on: 'uploads' },
  { actions: ['s3:PutObject'], on: 'kept-documents' },
  {
    ...{ actions: ['s3:PutObject'], on: 'kept-logos' },
    kept: 'a logo is kept where a merchant has sent one: few do in a journey',
  },
];
