// One transparent input over drawn cells, bound to a rune of Svelte 5.
import { mount } from 'svelte';
import App from './bits-ui.svelte';

mount(App, { target: document.getElementById('app') });
