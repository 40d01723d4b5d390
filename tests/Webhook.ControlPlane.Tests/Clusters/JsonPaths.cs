using System.Text.Json.Nodes;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>Values of objects by paths such as <c>spec.template.spec.containers.0.image</c>; keys with dots can't be asked for.</summary>
internal static class JsonPaths
{
    extension(JsonNode node)
    {
        /// <summary>The value; <c>null</c> when there is none.</summary>
        public JsonNode? At(string path)
        {
            var found = (JsonNode?)node;
            foreach (var step in path.Split('.'))
                found = int.TryParse(step, out var index) ? found?[index] : found?[step];

            return found;
        }

        /// <summary>The value as text; empty when there is none.</summary>
        public string Text(string path) => node.At(path)?.ToString() ?? "";

        /// <summary>The value as a number; 0 when there is none.</summary>
        public int Number(string path) => (int?)node.At(path) ?? 0;

        /// <summary>The items of a list; none when there is no list.</summary>
        public IEnumerable<JsonNode> Items(string path) => (node.At(path)?.AsArray() ?? []).Select(item => item!);
    }
}
