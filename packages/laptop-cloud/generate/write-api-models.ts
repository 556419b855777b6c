import { writeFileSync } from 'node:fs';
import { apiModels } from './laptop-api-model.ts';

/** what the laptop cloud knows of AWS from files made of installed packages; test/local/core/models.test.ts holds them to those */
writeFileSync(new URL('../local/asl/states/api-models.json', import.meta.url), `${JSON.stringify(apiModels())}\n`);
