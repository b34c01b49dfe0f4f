// Access check: the face of the pickers follows their lists, arrows walk the gates, the marked lines come into view.
(() => {
  'use strict';
  const on = (type, handler) => document.addEventListener(type, handler);
  const each = (part, selector, start) => {
    if (part.matches?.(selector)) start(part);
    part.querySelectorAll(selector).forEach(start);
  };

  // The list is a native select, laid unseen over name, kind and badge.
  function face(select) {
    const option = select.selectedOptions[0], box = select.closest('.face');
    if (!option || !box) return;
    const part = name => box.querySelector(`[data-face-${name}]`);
    part('name').textContent = option.dataset.name || option.textContent;
    part('detail').textContent = option.dataset.detail || '';
    part('detail').hidden = !option.dataset.detail;
    if (part('icon') && option.dataset.icon) part('icon').setAttribute('href', '/img/icons.svg#' + option.dataset.icon);
    if (part('open')) part('open').hidden = !option.dataset.open;
  }
  on('change', e => {
    if (!e.target.matches('select[data-face]')) return;
    face(e.target);
    if (e.target.value === 'typed') document.getElementById('typed')?.focus();
  });

  on('keydown', e => {
    const list = e.target.closest?.('[data-arrows]');
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!list || !step || e.altKey || e.ctrlKey || e.metaKey) return;
    const links = [...list.querySelectorAll('a')], at = links.indexOf(e.target.closest('a'));
    if (at < 0) return;
    e.preventDefault();
    links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
  });

  function show(pre) {
    const first = pre.querySelector('.hl,.hl-deny,.hl-allow,.hl-cond');
    if (first && pre.scrollHeight > pre.clientHeight) pre.scrollTop = first.offsetTop - pre.clientHeight / 3;
  }
  on('latchkey:part', e => {
    each(e.detail, 'select[data-face]', face);
    each(e.detail, '.policy-b pre', show);
    // A refused question comes back with what is wrong: there the typing goes on.
    if (e.detail.id === 'check') [...e.detail.querySelectorAll('[aria-invalid=true]')].find(field => field.checkVisibility())?.focus();
  });
})();
