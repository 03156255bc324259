//! The journal's protection: first start, unlocking, locking, recovery. Secrets travel inwards only, but for the recovery
//! code on the one occasion it is shown.

use mooring_core::error::ErrorCode;
use mooring_core::vault_view::{
    ChangeProtection, CreateVault, PrepareRotation, ProtectionChanged, ProtectionView, RecoveryCodeCheck,
    RecoveryCodeView, RotationDone, RotationProgress, SealView, Unlock, VaultState,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_specta::Event;
use vault::keychain::Cancel;
use vault::{NewVault, Vault};
use zeroize::Zeroizing;

use crate::desktop::closing::{self, Then};
use crate::desktop::{erasing, hiding, opening, recovery_file, rotation};
use crate::error::{Answer, CommandError};
use crate::events::{LockPutOff, SecretCopyOver, tell_changed, tell_open};
use crate::shell::{Shell, off_thread};
use crate::views;
use crate::wall_clock::now;
use mooring_core::area::Area;

/// Where the journal stands: the first thing every window asks.
#[tauri::command]
#[specta::specta]
pub async fn vault_state(app: AppHandle) -> Answer<VaultState> {
    off_thread(app, |_, shell| Ok(views::vault_state(shell))).await
}

/// Makes the journal and opens it behind the lock window; answers the recovery code, this once.
#[tauri::command]
#[specta::specta]
pub async fn vault_create(app: AppHandle, request: CreateVault) -> Answer<RecoveryCodeView> {
    off_thread(app, move |app, shell| {
        let folder = shell.claimed()?;
        let passphrase = request.passphrase.map(Zeroizing::new);
        let new = NewVault {
            mode: views::mode(request.protection),
            passphrase: passphrase.as_deref().map(String::as_str),
            undecided: request.undecided,
        };
        let _alone = shell.opening_alone();
        let (vault, code) = shell.with_edge(|edge| Vault::create(&folder, &new, opening::migrations(), edge))?;
        opening::begin_new(shell, vault, &request.language)?;
        opening::check_seal(app);
        Ok(views::recovery_code(&shell.show_code(&code), code.ask))
    })
    .await
}

/// Takes two groups of the recovery code back.
#[tauri::command]
#[specta::specta]
pub async fn vault_recovery_confirm(app: AppHandle, answers: [String; 2]) -> Answer<()> {
    off_thread(app, move |app, shell| {
        let answers = answers.map(Zeroizing::new);
        let [first, second] = &answers;
        let fits = shell.vault()?.confirm_recovery([first, second], now())?;
        if !fits {
            return Err(CommandError::at(ErrorCode::WrongRecoveryCode, "answers"));
        }
        shell.forget_code();
        tell_changed(app, &[Area::Protection]);
        Ok(())
    })
    .await
}

/// Puts the check of the recovery code off; refused where the code is mandatory.
#[tauri::command]
#[specta::specta]
pub async fn vault_recovery_later(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, shell| {
        shell.vault()?.recovery_later()?;
        shell.forget_code();
        tell_changed(app, &[Area::Protection]);
        Ok(())
    })
    .await
}

/// Leaves the lock window for the open journal behind it: the end of the first start, or of a recovery.
#[tauri::command]
#[specta::specta]
pub async fn vault_enter(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, shell| {
        // The page asks once more when it hears that the protection changed: two at once would make two windows.
        let _alone = shell.opening_alone();
        opening::enter(app, shell)
    })
    .await
}

/// Opens the journal. The windows are swapped, but after the recovery code: there a new passphrase comes first.
#[tauri::command]
#[specta::specta]
pub async fn vault_unlock(app: AppHandle, request: Unlock) -> Answer<()> {
    off_thread(app, move |app, shell| {
        let folder = shell.claimed()?;
        let offered = views::Offered::from(request);
        let _alone = shell.opening_alone();
        if !shell.is_open() {
            let steps = opening::migrations();
            let vault = shell.with_edge(|edge| Vault::unlock(&folder, &offered.proof(), steps, edge))?;
            opening::begin(shell, vault)?;
            opening::check_seal(app);
        }
        if offered.is_recovery() { opening::watch(shell) } else { opening::enter(app, shell) }
    })
    .await
}

/// Opens a demo that was locked; there is no key to ask for.
#[tauri::command]
#[specta::specta]
pub async fn vault_demo_open(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, shell| {
        let _alone = shell.opening_alone();
        if shell.take_demo_back() { opening::enter(app, shell) } else { Err(ErrorCode::NotFound.into()) }
    })
    .await
}

/// Ends the waiting for a keychain that does not answer.
#[tauri::command]
#[specta::specta]
pub async fn vault_unlock_cancel(app: AppHandle) -> Answer<()> {
    app.state::<Shell>().stop_waiting();
    Ok(())
}

/// Locks now. The answer comes before the window goes.
#[tauri::command]
#[specta::specta]
pub async fn vault_lock(app: AppHandle) -> Answer<()> {
    closing::close(&app, Then::Lock);
    Ok(())
}

/// Takes the window off the screen at once, and locks if that was chosen.
#[tauri::command]
#[specta::specta]
pub async fn vault_hide(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, _| {
        hiding::hide(app);
        Ok(())
    })
    .await
}

/// Ends the program, as the person wants it: also where closing the window would only take it off the screen.
#[tauri::command]
#[specta::specta]
pub async fn vault_quit(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, _| {
        closing::close(app, Then::Exit);
        Ok(())
    })
    .await
}

/// There was input in a window.
#[tauri::command]
#[specta::specta]
pub async fn activity(app: AppHandle) -> Answer<()> {
    if app.state::<Shell>().clock.input() {
        tell_open(&app, &LockPutOff);
    }
    Ok(())
}

/// The person stays: the lock that was announced does not come.
#[tauri::command]
#[specta::specta]
pub async fn lock_stay(app: AppHandle) -> Answer<()> {
    activity(app).await
}

/// What was being typed is kept; the journal may close.
#[tauri::command]
#[specta::specta]
pub async fn drafts_flushed(app: AppHandle, window: WebviewWindow) -> Answer<()> {
    app.state::<Shell>().flush.answer(window.label());
    Ok(())
}

/// What is known of a recovery code while it is being typed.
#[tauri::command]
#[specta::specta]
pub async fn recovery_check(code: String) -> Answer<RecoveryCodeCheck> {
    Ok(views::recovery_check(&Zeroizing::new(code)))
}

/// Saves the code that was shown last to a file the person chooses. Answers whether it was saved.
#[tauri::command]
#[specta::specta]
pub async fn recovery_save_to_file(app: AppHandle) -> Answer<bool> {
    off_thread(app, |app, shell| {
        let code = shell.shown_code().ok_or(ErrorCode::NotFound)?;
        recovery_file::save(app, shell, &code)
    })
    .await
}

/// Puts the code that was shown last on the clipboard for a minute. Answers whether the system took it.
#[tauri::command]
#[specta::specta]
pub async fn recovery_copy(app: AppHandle) -> Answer<bool> {
    off_thread(app, |app, shell| {
        let code = shell.shown_code().ok_or(ErrorCode::NotFound)?;
        let text = Zeroizing::new(code.join(" ").to_uppercase());
        let told = app.clone();
        Ok(shell.copied.put(text, move || {
            let _ = SecretCopyOver.emit(&told);
        }))
    })
    .await
}

/// Whether a typed code opens this journal ("Check it").
#[tauri::command]
#[specta::specta]
pub async fn recovery_verify(app: AppHandle, code: String) -> Answer<bool> {
    off_thread(app, move |app, shell| {
        let code = Zeroizing::new(code);
        let fits = shell.vault()?.check_recovery(&code, now())?;
        tell_changed(app, &[Area::Protection]);
        Ok(fits)
    })
    .await
}

/// Makes a new recovery code; the old one works until two groups of the new one were given back.
#[tauri::command]
#[specta::specta]
pub async fn recovery_new(app: AppHandle, proof: Unlock) -> Answer<RecoveryCodeView> {
    off_thread(app, move |app, shell| {
        let (vault, offered) = (shell.vault()?, views::Offered::from(proof));
        let code = shell.with_edge(|edge| vault.new_recovery_code(&offered.proof(), edge))?;
        tell_changed(app, &[Area::Protection]);
        Ok(views::recovery_code(&shell.show_code(&code), code.ask))
    })
    .await
}

/// After opening by the recovery code: a new passphrase, or a new key in the keychain, without the old one.
#[tauri::command]
#[specta::specta]
pub async fn everyday_reset(app: AppHandle, passphrase: Option<String>) -> Answer<()> {
    off_thread(app, move |app, shell| {
        let passphrase = passphrase.map(Zeroizing::new);
        let passphrase = passphrase.as_deref().map(String::as_str);
        let vault = shell.vault()?;
        shell.with_edge(|edge| vault.reset_everyday(passphrase, edge))?;
        tell_changed(app, &[Area::Protection]);
        Ok(())
    })
    .await
}

/// How the journal is protected.
#[tauri::command]
#[specta::specta]
pub async fn protection_get(app: AppHandle) -> Answer<ProtectionView> {
    off_thread(app, |_, shell| views::protection(shell)).await
}

/// Ends "decide later": the journal stays protected as it is.
#[tauri::command]
#[specta::specta]
pub async fn protection_keep(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, shell| {
        shell.vault()?.decided(now())?;
        tell_changed(app, &[Area::Protection]);
        Ok(())
    })
    .await
}

/// Changes the passphrase; the header is written anew, the journal is not.
#[tauri::command]
#[specta::specta]
pub async fn passphrase_change(app: AppHandle, current: String, new_passphrase: String) -> Answer<()> {
    off_thread(app, move |app, shell| {
        let (current, new) = (Zeroizing::new(current), Zeroizing::new(new_passphrase));
        let vault = shell.vault()?;
        shell.with_edge(|edge| vault.change_passphrase(&current, &new, edge))?;
        tell_changed(app, &[Area::Protection]);
        Ok(())
    })
    .await
}

/// Changes what opens the journal; the header is written anew, the journal is not.
#[tauri::command]
#[specta::specta]
pub async fn protection_change(app: AppHandle, request: ChangeProtection) -> Answer<ProtectionChanged> {
    off_thread(app, move |app, shell| {
        let (vault, offered) = (shell.vault()?, views::Offered::from(request.proof));
        let passphrase = request.passphrase.map(Zeroizing::new);
        let passphrase = passphrase.as_deref().map(String::as_str);
        let mode = views::mode(request.protection);
        let changed = shell.with_edge(|edge| vault.change_mode(mode, passphrase, &offered.proof(), edge))?;
        tell_changed(app, &[Area::Protection]);
        Ok(ProtectionChanged { keychain_left: changed.item_left })
    })
    .await
}

/// Draws a new data key and its recovery code; nothing is changed yet.
#[tauri::command]
#[specta::specta]
pub async fn rotation_prepare(app: AppHandle, request: PrepareRotation) -> Answer<RecoveryCodeView> {
    off_thread(app, move |_, shell| {
        let (vault, offered) = (shell.vault()?, views::Offered::from(request.proof));
        let passphrase = request.passphrase.map(Zeroizing::new);
        let passphrase = passphrase.as_deref().map(String::as_str);
        let code = shell.with_edge(|edge| vault.prepare_rotation(passphrase, &offered.proof(), edge))?;
        Ok(views::recovery_code(&shell.show_code(&code), code.ask))
    })
    .await
}

/// Gives up a new data key that was prepared.
#[tauri::command]
#[specta::specta]
pub async fn rotation_forget(app: AppHandle) -> Answer<()> {
    off_thread(app, |_, shell| {
        shell.vault()?.forget_rotation();
        shell.forget_code();
        Ok(())
    })
    .await
}

/// Copies the journal under the prepared key, given two groups of its code, and goes on with the copy.
#[tauri::command]
#[specta::specta]
pub async fn rotation_run(
    app: AppHandle,
    answers: [String; 2],
    progress: Channel<RotationProgress>,
) -> Answer<RotationDone> {
    off_thread(app, move |app, shell| {
        let answers = answers.map(Zeroizing::new);
        let [first, second] = &answers;
        rotation::run(app, shell, [first, second], &mut |step| drop(progress.send(views::rotation(step))))
    })
    .await
}

/// Ends a change of the data key that is going on.
#[tauri::command]
#[specta::specta]
pub async fn rotation_stop(app: AppHandle) -> Answer<()> {
    app.state::<Shell>().stop_rotation();
    Ok(())
}

/// Deletes backups from before the data key was changed, by the names of their files.
#[tauri::command]
#[specta::specta]
pub async fn rotation_backups_delete(app: AppHandle, names: Vec<String>) -> Answer<()> {
    off_thread(app, move |_, shell| rotation::delete_old_backups(shell, &names)).await
}

/// Erases everything and goes to the first start. There is no way back.
#[tauri::command]
#[specta::specta]
pub async fn vault_erase(app: AppHandle, proof: Unlock) -> Answer<()> {
    off_thread(app, move |app, shell| erasing::run(app, shell, &views::Offered::from(proof))).await
}

/// How the journal stands to its seal, as far as it was compared.
#[tauri::command]
#[specta::specta]
pub async fn seal_get(app: AppHandle) -> Answer<SealView> {
    off_thread(app, |_, shell| Ok(views::seal(shell.vault()?.seal().ok_or(ErrorCode::NotFound)?))).await
}

/// Takes the journal as it is, whatever its seal says; nothing is deleted.
#[tauri::command]
#[specta::specta]
pub async fn seal_accept(app: AppHandle) -> Answer<SealView> {
    off_thread(app, |app, shell| {
        let accepted = shell.vault()?.accept_seal(&Cancel::new())?;
        tell_changed(app, &[Area::Protection]);
        Ok(views::seal(accepted.ok_or(ErrorCode::NotFound)?))
    })
    .await
}
