/** Whether little is to move: as was chosen here, else as the system says. Call it while a component initialises. */
export function lessMotion(): { readonly less: boolean } {
  const system = matchMedia('(prefers-reduced-motion: reduce)');
  const now = (): boolean => {
    const { motion } = document.documentElement.dataset;
    return motion === undefined ? system.matches : motion === 'less';
  };
  let less = $state(now());
  $effect(() => {
    const look = (): void => {
      less = now();
    };
    const watch = new MutationObserver(look);
    watch.observe(document.documentElement, { attributeFilter: ['data-motion'] });
    system.addEventListener('change', look);
    return () => {
      watch.disconnect();
      system.removeEventListener('change', look);
    };
  });
  return {
    get less() {
      return less;
    },
  };
}
