/** what is expected instead, as it stands beside the forecast */
export { forecastOverride as answer } from '../../../domain/volume/made-forecast.ts';
