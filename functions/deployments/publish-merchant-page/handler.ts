import { handle as publishSite } from '../publish-console/handler.ts';

/** puts a release of the merchant's page where it is served from, with its configuration; takes everything away when the stage goes */
export const handle = publishSite;
