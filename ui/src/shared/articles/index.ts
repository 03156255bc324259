export { default as ArticleLink } from './ArticleLink.svelte';
export { LINKED, type LinkedArticle } from './linked';
