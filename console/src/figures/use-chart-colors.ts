import { useSyncExternalStore } from 'react';

const isDark = (): boolean => document.body.classList.contains('awsui-dark-mode');
const subscribe = (changed: () => void): (() => void) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
};

const light = { brand: '#0f5c4b', good: '#11704f', late: '#b3261e', soon: '#8a5a00', ink: '#16202b' };
const dark = { brand: '#5fd0b1', good: '#6fd6a8', late: '#ff8a80', soon: '#f5c451', ink: '#e6ebf1' };

/** the page's own colours, as values: a chart takes no names of styles */
export const useChartColors = (): typeof light => (useSyncExternalStore(subscribe, isDark) ? dark : light);
