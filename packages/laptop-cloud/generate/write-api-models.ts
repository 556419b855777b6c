import { writeFileSync } from 'node:fs';
import { apiModels } from './api-models-of.ts';

// test/states/api-models.test.ts holds the file to the installed clients
writeFileSync(
  new URL('../src/services/states/integrations/api-models.json', import.meta.url),
  `${JSON.stringify(apiModels())}\n`,
);
