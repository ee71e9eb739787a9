//go:build !bindings

package main

/*
#cgo pkg-config: gtk+-3.0
#cgo !webkit2_41 pkg-config: webkit2gtk-4.0
#cgo webkit2_41 pkg-config: webkit2gtk-4.1
#include <stdlib.h>
#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

// What Wails calls its way to the program, and what the world beside the page is called.
#define HANDLER "external"
#define WORLD "didban"

typedef struct {
	char *world, *page;
	int views;
	gboolean done;
	GMutex mutex;
	GCond cond;
} Job;

static void move_way(GtkWidget *widget, gpointer data)
{
	Job *job = data;
	if (WEBKIT_IS_WEB_VIEW(widget)) {
		WebKitUserContentManager *manager = webkit_web_view_get_user_content_manager(WEBKIT_WEB_VIEW(widget));
		if (!webkit_user_content_manager_register_script_message_handler_in_world(manager, HANDLER, WORLD))
			return;
		webkit_user_content_manager_unregister_script_message_handler(manager, HANDLER);
		WebKitUserScript *world = webkit_user_script_new_for_world(job->world, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
			WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, WORLD, NULL, NULL);
		WebKitUserScript *page = webkit_user_script_new(job->page, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
			WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, NULL, NULL);
		webkit_user_content_manager_add_script(manager, world);
		webkit_user_content_manager_add_script(manager, page);
		webkit_user_script_unref(world);
		webkit_user_script_unref(page);
		job->views++;
	} else if (GTK_IS_CONTAINER(widget)) {
		gtk_container_forall(GTK_CONTAINER(widget), move_way, job);
	}
}

static gboolean run_job(gpointer data)
{
	Job *job = data;
	GList *windows = gtk_window_list_toplevels();
	for (GList *one = windows; one; one = one->next)
		move_way(GTK_WIDGET(one->data), job);
	g_list_free(windows);
	g_mutex_lock(&job->mutex);
	job->done = TRUE;
	g_cond_signal(&job->cond);
	g_mutex_unlock(&job->mutex);
	return G_SOURCE_REMOVE;
}

// move_ways has the thread of the windows move the way of every web view, and waits for it,
// so many seconds at most. It returns how many were moved. A job that comes too late stays in
// memory: that thread may still hold it.
static int move_ways(const char *world, const char *page, int seconds)
{
	Job *job = g_new0(Job, 1);
	job->world = g_strdup(world);
	job->page = g_strdup(page);
	g_mutex_init(&job->mutex);
	g_cond_init(&job->cond);
	gint64 end = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;
	g_idle_add_full(G_PRIORITY_HIGH, run_job, job, NULL);
	g_mutex_lock(&job->mutex);
	while (!job->done && g_cond_wait_until(&job->cond, &job->mutex, end))
		;
	gboolean done = job->done;
	int views = job->views;
	g_mutex_unlock(&job->mutex);
	if (!done)
		return 0;
	g_mutex_clear(&job->mutex);
	g_cond_clear(&job->cond);
	g_free(job->world);
	g_free(job->page);
	g_free(job);
	return views;
}
*/
import "C"

import (
	_ "embed"
	"errors"
	"unsafe"
)

//go:embed kiosk_world.js
var kioskWorldScript string

//go:embed kiosk_page.js
var kioskPageScript string

// worldPatience is how long the page of a kiosk waits for its way to be moved, in seconds.
const worldPatience = 10

// guardWay moves the way from the window's pages to the program into a world of its own,
// which neither the page nor any frame in it can reach. Wails gives the way to every frame
// of the page. It must not be called by the thread of the window.
func guardWay() error {
	world, page := C.CString(kioskWorldScript), C.CString(kioskPageScript)
	defer C.free(unsafe.Pointer(world))
	defer C.free(unsafe.Pointer(page))
	if C.move_ways(world, page, worldPatience) == 0 {
		return errors.New("the way of the window to the program was not moved")
	}
	return nil
}
