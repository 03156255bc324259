//! Private windows that follow one another in one process, on Linux.
//!
//! tauri-runtime-wry 2.12 registers the app's own scheme once for each web context and remembers that it did. A private
//! window brings a web context of its own, in which nothing is registered: from the second one on they would stay blank.
//! A web-view folder of its own for each window would help as well, but leaves a network process behind each time.

use std::marker::PhantomData;

use tauri_runtime::UserEvent;
use tauri_runtime_wry::tao::event::Event;
use tauri_runtime_wry::tao::event_loop::{ControlFlow, EventLoopProxy, EventLoopWindowTarget};
use tauri_runtime_wry::{Context, EventLoopIterationContext, Message, Plugin, PluginBuilder, WebContextStore};

/// Makes each new window register its schemes again. Only for private windows: in a shared context, a scheme can be
/// registered once.
#[derive(Default)]
pub struct RegisterAnew;

impl<T: UserEvent> PluginBuilder<T> for RegisterAnew {
    type Plugin = Registrar<T>;

    fn build(self, _context: Context<T>) -> Self::Plugin {
        Registrar(PhantomData)
    }
}

/// See [`RegisterAnew`].
pub struct Registrar<T>(PhantomData<fn() -> T>);

impl<T: UserEvent> Plugin<T> for Registrar<T> {
    /// Called before the event is handled; among the events are those that ask for a window.
    fn on_event(
        &mut self,
        _event: &Event<'_, Message<T>>,
        _target: &EventLoopWindowTarget<Message<T>>,
        _proxy: &EventLoopProxy<Message<T>>,
        _flow: &mut ControlFlow,
        _context: EventLoopIterationContext<'_, T>,
        web_contexts: &WebContextStore,
    ) -> bool {
        // Held by somebody: a window is being made at this moment, and has its schemes already.
        if let Ok(mut contexts) = web_contexts.try_lock() {
            for context in contexts.values_mut() {
                context.registered_custom_protocols.clear();
            }
        }
        false
    }
}
