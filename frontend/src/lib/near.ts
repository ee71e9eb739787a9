/** Tells once when an element comes near to what is seen: what costs much, such as a map, is drawn only then. */
export function whenNear(node: Element, tell: () => void): () => void {
  const watch = new IntersectionObserver(
    ([first]) => {
      if (!first?.isIntersecting) return;
      watch.disconnect();
      tell();
    },
    { rootMargin: '400px' },
  );
  watch.observe(node);
  return () => watch.disconnect();
}
